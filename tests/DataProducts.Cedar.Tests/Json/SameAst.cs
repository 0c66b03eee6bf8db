namespace DataProducts.Cedar.Tests;

/// <summary>Compares policies by all that decides, places aside.</summary>
internal static class SameAst
{
    /// <summary>Says what differs first, or null.</summary>
    public static string? Difference(Policy left, Policy right) =>
        left.Effect != right.Effect ? "effect"
        : !Same(left.Annotations, right.Annotations) || !left.BareAnnotations.SetEquals(right.BareAnnotations) ? "annotations"
        : !Same(left.Principal, right.Principal) ? "principal"
        : !Same(left.Action, right.Action) ? "action"
        : !Same(left.Resource, right.Resource) ? "resource"
        : left.Conditions.Length != right.Conditions.Length ? "number of conditions"
        : Enumerable.Range(0, left.Conditions.Length).Where(i => !Same(left.Conditions[i], right.Conditions[i])).Select(i => $"condition {i}").FirstOrDefault();

    public static bool Same(CedarExpr? left, CedarExpr? right) => (left, right) switch
    {
        (null, null) => true,
        (LiteralExpr a, LiteralExpr b) => a.Value == b.Value,
        (VariableExpr a, VariableExpr b) => a.Variable == b.Variable,
        (UnaryExpr a, UnaryExpr b) => a.Operator == b.Operator && Same(a.Operand, b.Operand),
        (BinaryExpr a, BinaryExpr b) => a.Operator == b.Operator && Same(a.Left, b.Left) && Same(a.Right, b.Right),
        (AndExpr a, AndExpr b) => Same(a.Left, b.Left) && Same(a.Right, b.Right),
        (OrExpr a, OrExpr b) => Same(a.Left, b.Left) && Same(a.Right, b.Right),
        (IfExpr a, IfExpr b) => Same(a.Condition, b.Condition) && Same(a.Then, b.Then) && Same(a.Else, b.Else),
        (GetAttributeExpr a, GetAttributeExpr b) => a.Name == b.Name && Same(a.Operand, b.Operand),
        (HasExpr a, HasExpr b) => a.Path.SequenceEqual(b.Path) && Same(a.Operand, b.Operand),
        (IsExpr a, IsExpr b) => a.EntityType == b.EntityType && Same(a.Operand, b.Operand) && Same(a.Ancestor, b.Ancestor),
        (LikeExpr a, LikeExpr b) => a.Pattern.Parts.SequenceEqual(b.Pattern.Parts) && Same(a.Operand, b.Operand),
        (SetExpr a, SetExpr b) => Same(a.Elements, b.Elements),
        (RecordExpr a, RecordExpr b) => Fields(a).Count == Fields(b).Count && Fields(a).Zip(Fields(b)).All(f => f.First.Name == f.Second.Name && Same(f.First.Value, f.Second.Value)),
        (CallExpr a, CallExpr b) => a.Function == b.Function && Same(a.Arguments, b.Arguments),
        _ => false,
    };

    private static bool Same(IReadOnlyList<CedarExpr> left, IReadOnlyList<CedarExpr> right) => left.Count == right.Count && left.Zip(right).All(pair => Same(pair.First, pair.Second));

    private static bool Same(PolicyCondition left, PolicyCondition right) => left.IsUnless == right.IsUnless && Same(left.Body, right.Body);

    // "in [a]" and "in a" say the same; Cedar's JSON writes both as the latter.
    private static bool Same(ScopeConstraint left, ScopeConstraint right) =>
        left.Operator == right.Operator && left.Entities.SequenceEqual(right.Entities) && left.EntityType == right.EntityType && left.Slot == right.Slot;

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.Count == right.Count && left.All(entry => right.TryGetValue(entry.Key, out var value) && value == entry.Value);

    // Cedar's JSON sorts the fields of records.
    private static List<(string Name, CedarExpr Value)> Fields(RecordExpr record) => [.. record.Names.Zip(record.Values).OrderBy(field => field.First, StringComparer.Ordinal)];
}
