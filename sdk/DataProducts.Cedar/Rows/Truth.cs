namespace DataProducts.Cedar;

/// <summary>A boolean of a policy as two conditions on rows: where it is true, and where it is false. Where it errs, neither
/// holds.</summary>
/// <remarks>SQL's third truth value is no substitute: it takes <c>NULL OR TRUE</c> for true where Cedar errs. Each condition is made
/// only when it is asked for, and once.</remarks>
internal sealed class Truth(bool canError, Func<RowPredicate> isTrue, Func<RowPredicate> isFalse)
{
    private RowPredicate? _true;
    private RowPredicate? _false;

    /// <summary>Gets whether there can be a row where neither condition holds.</summary>
    public bool CanError { get; } = canError;

    public RowPredicate True => _true ??= isTrue();

    public RowPredicate False => _false ??= isFalse();

    public static Truth Error { get; } = new(true, () => RowPredicate.False, () => RowPredicate.False);

    public static Truth Of(bool value) => Of(RowLogic.Constant(value), RowLogic.Constant(!value), canError: false);

    public static Truth Of(RowPredicate isTrue, RowPredicate isFalse, bool canError) => new(canError, () => isTrue, () => isFalse);

    public Truth Not() => new(CanError, () => False, () => True);

    public Truth And(Truth right) => new(
        CanError || right.CanError,
        () => RowLogic.And(True, right.True),
        () => RowLogic.Or(False, CanError ? RowLogic.And(True, right.False) : right.False));

    public Truth Or(Truth right) => new(
        CanError || right.CanError,
        () => RowLogic.Or(True, CanError ? RowLogic.And(False, right.True) : right.True),
        () => RowLogic.And(False, right.False));

    /// <summary>Takes one of two by this one.</summary>
    public Truth Choose(Truth then, Truth otherwise) => new(
        CanError || then.CanError || otherwise.CanError,
        () => RowLogic.Or(RowLogic.And(True, then.True), RowLogic.And(False, otherwise.True)),
        () => RowLogic.Or(RowLogic.And(True, then.False), RowLogic.And(False, otherwise.False)));
}
