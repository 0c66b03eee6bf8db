namespace DataProducts.Cedar;

/// <summary>The same operators for those who have to say why one errs: each gives null or the reason, which holds names and kinds and
/// never a value.</summary>
internal static partial class Operations
{
    public static string Mismatch(CedarKind expected, CedarValue found) => $"A {expected} is needed, not a {found.Kind}.";

    public static string? Apply(UnaryOperator op, CedarValue operand, out CedarValue result) =>
        TryApply(op, operand, out result) ? null : op switch
        {
            UnaryOperator.Not => Mismatch(CedarKind.Bool, operand),
            UnaryOperator.IsEmpty => Mismatch(CedarKind.Set, operand),
            _ => operand.Kind == CedarKind.Long ? "The negation overflows." : Mismatch(CedarKind.Long, operand),
        };

    public static string? Apply(BinaryOperator op, CedarValue left, CedarValue right, EntityStore entities, out CedarValue result) =>
        TryApply(op, left, right, entities, out result) ? null : op switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply =>
                FirstMismatch(CedarKind.Long, left, right) ?? "The calculation overflows 64 bits.",
            BinaryOperator.In => left.Kind != CedarKind.Entity ? Mismatch(CedarKind.Entity, left)
                : Mismatch(CedarKind.Entity, right.Kind == CedarKind.Set ? right.Elements.First(e => e.Kind != CedarKind.Entity) : right),
            BinaryOperator.Contains => Mismatch(CedarKind.Set, left),
            BinaryOperator.ContainsAll or BinaryOperator.ContainsAny => FirstMismatch(CedarKind.Set, left, right),
            BinaryOperator.HasTag or BinaryOperator.GetTag => ExplainTag(left, right, entities),
            _ => Mismatch(IsOrdered(left.Kind) ? left.Kind : CedarKind.Long, IsOrdered(left.Kind) ? right : left),
        };

    public static string? GetAttribute(CedarValue operand, string name, EntityStore entities, out CedarValue result) =>
        TryGetAttribute(operand, name, entities, out result) ? null : operand.Kind switch
        {
            CedarKind.Record => $"The record has no attribute '{name}'.",
            CedarKind.Entity when entities.Find(operand.AsName) is null => NotSupplied(operand),
            CedarKind.Entity => $"The entity of type '{operand.AsEntity.Type}' has no attribute '{name}'.",
            _ => Mismatch(CedarKind.Record, operand),
        };

    public static string? Has(CedarValue operand, string name, EntityStore entities, out bool found) =>
        TryHas(operand, name, entities, out found) ? null : Mismatch(CedarKind.Record, operand);

    public static string? Is(CedarValue operand, string type, out CedarValue result)
    {
        var valid = TryIs(operand, type, out var holds);
        result = CedarValue.Of(holds);
        return valid ? null : Mismatch(CedarKind.Entity, operand);
    }

    public static string? Like(CedarValue operand, CedarPattern pattern, out CedarValue result)
    {
        var valid = TryLike(operand, pattern, out var holds);
        result = CedarValue.Of(holds);
        return valid ? null : Mismatch(CedarKind.String, operand);
    }

    private static string NotSupplied(CedarValue entity) => $"An entity of type '{entity.AsEntity.Type}' was not supplied.";

    private static string? FirstMismatch(CedarKind expected, CedarValue left, CedarValue right) =>
        left.Kind != expected ? Mismatch(expected, left) : right.Kind != expected ? Mismatch(expected, right) : null;

    private static string ExplainTag(CedarValue left, CedarValue right, EntityStore entities) =>
        left.Kind != CedarKind.Entity ? Mismatch(CedarKind.Entity, left)
            : right.Kind != CedarKind.String ? Mismatch(CedarKind.String, right)
            : entities.Find(left.AsName) is null ? NotSupplied(left)
            : $"The entity of type '{left.AsEntity.Type}' has no such tag.";
}
