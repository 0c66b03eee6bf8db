namespace DataProducts.Cedar;

/// <content>The operators of two operands, both of which are always evaluated.</content>
internal sealed partial class ResidualTranslator
{
    private Truth Binary(BinaryExpr binary)
    {
        if (binary.Operator is BinaryOperator.HasTag or BinaryOperator.GetTag
            or BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply)
        {
            throw Refuse(binary);
        }

        var (left, right) = (Read(binary.Left), Read(binary.Right));
        if (left is Operand.Known a && right is Operand.Known b && binary.Operator != BinaryOperator.In)
        {
            return Result(Operations.Apply(binary.Operator, a.Value, b.Value, entities, out var value), value);
        }

        return binary.Operator switch
        {
            BinaryOperator.Equal => Equal(binary, left, right),
            BinaryOperator.NotEqual => Equal(binary, left, right).Not(),
            BinaryOperator.Less => Ordered(binary, RowComparison.Less, left, right, IsComparable),
            BinaryOperator.LessOrEqual => Ordered(binary, RowComparison.LessOrEqual, left, right, IsComparable),
            BinaryOperator.Greater => Ordered(binary, RowComparison.Greater, left, right, IsComparable),
            BinaryOperator.GreaterOrEqual => Ordered(binary, RowComparison.GreaterOrEqual, left, right, IsComparable),
            BinaryOperator.In => In(binary, left, right),
            BinaryOperator.Contains => Contains(binary, left, right),
            BinaryOperator.ContainsAll => ContainsAll(binary, left, right),
            _ => ContainsAny(binary, left, right),
        };
    }

    // Decimals have methods for it.
    private static bool IsComparable(RowColumnType type) => type.Kind is CedarKind.Long or CedarKind.DateTime or CedarKind.Duration;

    private Truth Equal(CedarExpr at, Operand left, Operand right) => (left, right) switch
    {
        (Operand.Known a, Operand.Known b) => Truth.Of(a.Value == b.Value),
        (Operand.Known known, Operand.Read read) => Equal(at, read.Column, known.Value),
        (Operand.Read read, Operand.Known known) => Equal(at, read.Column, known.Value),
        (Operand.Read a, Operand.Read b) when a.Column.Type.Kind == b.Column.Type.Kind && a.Column.Type.Kind is CedarKind.Set or CedarKind.Record =>
            throw Refuse(at),
        (Operand.Read a, Operand.Read b) => Compare(at, RowComparison.Equal, a.Column, b.Column),
        (Operand.Condition a, Operand.Condition b) => a.Truth.Same(b.Truth),
        (Operand.Condition condition, Operand.Known known) => Equal(condition.Truth, known.Value),
        (Operand.Known known, Operand.Condition condition) => Equal(condition.Truth, known.Value),
        (Operand.Condition condition, Operand.Read read) => Equal(condition.Truth, read.Column, At(at)),
        (Operand.Read read, Operand.Condition condition) => Equal(condition.Truth, read.Column, At(at)),
        _ => throw Refuse(at), // sets that are written down, with columns in them
    };

    private Truth Equal(CedarExpr at, RowColumn column, CedarValue value) => (column.Type.Kind, value.Kind) switch
    {
        (CedarKind.Record, CedarKind.Record) => throw Refuse(at),
        (CedarKind.Set, CedarKind.Set) => Truth.AnyOf(
        [
            RowLeaves.IsWithin(column, value.Elements, At(at)).Not(),
            .. value.Elements.Order(RowValues.Order).Select(element => RowLeaves.Contains(column, element, At(at)).Not()),
        ]).Not(),
        _ => RowLeaves.Compare(RowComparison.Equal, column, value, At(at)),
    };

    private static Truth Equal(Truth truth, CedarValue value) =>
        value.Kind != CedarKind.Bool ? truth.Never() : value.AsBool ? truth : truth.Not();

    private static Truth Equal(Truth truth, RowColumn column, RowOrigin origin) => column.Type.Kind == CedarKind.Bool
        ? truth.Same(RowLeaves.IsTrue(column, origin))
        : Truth.AnyOf([truth.Never(), RowLeaves.IsRead(column, origin).Never()]);

    private Truth Compare(CedarExpr at, RowComparison comparison, RowColumn left, RowColumn right) =>
        left.Type.Meets(right.Type) && !left.Type.IsHeldAs(right.Type) ? throw RefuseZones(at) : RowLeaves.Compare(comparison, left, right, At(at));

    private RowFilterException RefuseZones(CedarExpr at) =>
        Refuse(RowFilterCodes.Type, at, "compares a timestamp with a zone and one without, which engines do by the zone of the session.");

    /// <summary>Compares by order, or errs where the operator is not there for what a side holds.</summary>
    private Truth Ordered(CedarExpr at, RowComparison comparison, Operand left, Operand right, Func<RowColumnType, bool> applies) => (left, right) switch
    {
        (Operand.Read a, Operand.Read b) when applies(a.Column.Type) => Compare(at, comparison, a.Column, b.Column),
        (Operand.Read read, Operand.Known known) when applies(read.Column.Type) =>
            RowLeaves.Compare(comparison, read.Column, known.Value, At(at)),
        (Operand.Known known, Operand.Read read) when applies(read.Column.Type) =>
            RowLeaves.Compare(comparison.Flip(), read.Column, known.Value, At(at)),
        _ => Truth.Error,
    };

    private Truth In(BinaryExpr at, Operand left, Operand right) => (left, right) switch
    {
        (Operand.Known a, Operand.Known b) => _hierarchy.IsIn(a.Value, b.Value) ?? throw RefuseMissing(at),
        (Operand.Read read, Operand.Known known) => _hierarchy.IsIn(read.Column, known.Value, At(at))
            ?? throw Refuse(RowFilterCodes.Size, at, "names a group of too many entities."),
        (Operand.Known { Value.Kind: CedarKind.Entity } known, Operand.Read read) =>
            _hierarchy.HoldsAncestorOf(read.Column, known.Value.AsEntity, At(at)) ?? throw RefuseMissing(at),
        (_, Operand.Listed list) => Truth.AnyOf(
            [.. list.Elements.Select(element => Translate(new BinaryExpr(at.Span, BinaryOperator.In, at.Left, element)))]),
        (Operand.Read, Operand.Read) => throw Refuse(RowFilterCodes.Construct, at, "asks for the hierarchy of two columns."),
        _ => Truth.Error,
    };

    private Truth Contains(BinaryExpr at, Operand left, Operand right) => (left, right) switch
    {
        (Operand.Known a, Operand.Known b) => Result(Operations.Apply(BinaryOperator.Contains, a.Value, b.Value, entities, out var value), value),
        (Operand.Known { Value.Kind: CedarKind.Set } set, Operand.Read read) when read.Column.Type.Kind is not (CedarKind.Set or CedarKind.Record) =>
            RowLeaves.OneOf(read.Column, set.Value.Elements, At(at)),
        (Operand.Known { Value.Kind: CedarKind.Set } set, Operand.Condition condition) =>
            Truth.AnyOf([condition.Truth.Never(), .. set.Value.Elements.Select(element => Equal(condition.Truth, element))]),
        (Operand.Listed list, _) => Truth.AnyOf([.. list.Elements.Select(element => Equal(at, Read(element), right))]),
        (Operand.Read read, Operand.Known known) => RowLeaves.Contains(read.Column, known.Value, At(at)),
        (Operand.Read { Column.Type.Element: { } held }, Operand.Read element) when held.Meets(element.Column.Type) && !held.IsHeldAs(element.Column.Type) =>
            throw RefuseZones(at),
        (Operand.Read read, Operand.Read element) => RowLeaves.Contains(read.Column, element.Column, At(at)),
        _ => throw Refuse(at),
    };

    private Truth ContainsAll(BinaryExpr at, Operand left, Operand right) => (left, right) switch
    {
        (Operand.Known { Value.Kind: CedarKind.Set } set, Operand.Read read) => RowLeaves.IsWithin(read.Column, set.Value.Elements, At(at)),
        _ => Truth.AnyOf([Evaluated(at, left).Never(), .. Contained(at, left, right).Select(contains => contains.Not())]).Not(),
    };

    // Whichever side is written down, its elements are looked for in the other.
    private Truth ContainsAny(BinaryExpr at, Operand left, Operand right) => right is Operand.Read
        ? Truth.AnyOf([Evaluated(at, right).Never(), .. Contained(at, right, left)])
        : Truth.AnyOf([Evaluated(at, left).Never(), .. Contained(at, left, right)]);

    private Truth IsEmpty(UnaryExpr test) => Read(test.Operand) switch
    {
        Operand.Known known => Result(Operations.Apply(UnaryOperator.IsEmpty, known.Value, out var value), value),
        Operand.Read read => RowLeaves.IsWithin(read.Column, [], At(test)),
        Operand.Listed list => Evaluated(test, list).Never(), // Cedar has no literal for the empty set
        _ => Truth.Error,
    };

    /// <summary>For each element that is written down, whether a set contains it.</summary>
    private IEnumerable<Truth> Contained(BinaryExpr at, Operand set, Operand elements) => elements switch
    {
        Operand.Known { Value.Kind: CedarKind.Set } known => known.Value.Elements.Order(RowValues.Order)
            .Select(element => Contains(at, set, new Operand.Known(element))),
        Operand.Listed list => list.Elements.Select(element => Contains(at, set, Read(element))),
        _ => throw Refuse(at), // two lists, of which neither is known
    };

    /// <summary>Whether an operand has a value: true, or an error.</summary>
    private Truth Evaluated(CedarExpr at, Operand operand) => operand switch
    {
        Operand.Read read => RowLeaves.IsRead(read.Column, At(at)),
        Operand.Condition condition => condition.Truth.Never().Not(),
        Operand.Listed list => Truth.AnyOf([.. list.Elements.Select(element => Evaluated(at, Read(element)).Never())]).Not(),
        _ => Truth.Of(true),
    };
}
