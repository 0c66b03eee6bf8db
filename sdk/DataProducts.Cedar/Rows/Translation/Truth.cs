namespace DataProducts.Cedar;

/// <summary>A boolean of a policy as two conditions on rows: where it is true, and where it is false. Where it errs, neither
/// holds.</summary>
/// <remarks>SQL's third truth value is no substitute: it takes <c>NULL OR TRUE</c> for true where Cedar errs. Each condition is made
/// only when it is asked for, and once.</remarks>
internal abstract partial class Truth(bool canError)
{
    private RowPredicate? _true;
    private RowPredicate? _false;

    /// <summary>Gets whether there can be a row where neither condition holds.</summary>
    public bool CanError { get; } = canError;

    public RowPredicate True => _true ??= MakeTrue();

    public RowPredicate False => _false ??= MakeFalse();

    /// <summary>Gets where it does not err.</summary>
    public virtual RowPredicate Defined => CanError ? RowLogic.Or(True, False) : RowPredicate.True;

    public static Truth Error { get; } = new Leaf(RowPredicate.False, RowPredicate.False, RowPredicate.False);

    private static Truth Yes { get; } = new Leaf(RowPredicate.True, RowPredicate.False, RowPredicate.True);

    private static Truth No { get; } = new Leaf(RowPredicate.False, RowPredicate.True, RowPredicate.True);

    public static Truth Of(bool value) => value ? Yes : No;

    /// <summary>Gives a truth that is told by conditions on columns.</summary>
    /// <param name="isTrue">Where it is true.</param>
    /// <param name="isFalse">Where it is false.</param>
    /// <param name="defined">Where it does not err.</param>
    public static Truth Of(RowPredicate isTrue, RowPredicate isFalse, RowPredicate defined) => new Leaf(isTrue, isFalse, defined);

    public Truth Not() => new Negation(this);

    public Truth And(Truth right) => new Conjunction(this, right);

    public Truth Or(Truth right) => new Disjunction(this, right);

    /// <summary>Takes one of two by this one.</summary>
    public Truth Choose(Truth then, Truth otherwise) => new Choice(this, then, otherwise);

    /// <summary>Compares two booleans, both of which are evaluated.</summary>
    public Truth Same(Truth other) => new Equality(this, other);

    /// <summary>Gives whether one of some is true; all are evaluated, so that any error is the whole's.</summary>
    public static Truth AnyOf(IReadOnlyList<Truth> items) => items.Count == 1 ? items[0] : new StrictDisjunction(items);

    /// <summary>Gives false, or an error where this one errs.</summary>
    public Truth Never() => CanError ? new Leaf(RowPredicate.False, Defined, Defined) : No;

    protected abstract RowPredicate MakeTrue();

    protected abstract RowPredicate MakeFalse();
}
