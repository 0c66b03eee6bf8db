using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>Finds what may err in a condition although it is strictly valid: overflow, the calculations of extensions, and attributes of
/// an entity that nobody supplied.</summary>
/// <remarks>An allow-list: a kind of expression that is not known here may err.</remarks>
internal static class UnfailingExpressions
{
    // Comparisons and tests. `offset`, `durationSince` and `toDate` overflow.
    private static readonly string[] Calls =
    [
        "decimal", "ip", "datetime", "duration", "lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual",
        "isIpv4", "isIpv6", "isLoopback", "isMulticast", "isInRange",
    ];

    /// <summary>Gives the first part that may err, or null.</summary>
    public static CedarExpr? FirstThatMayFail(CedarExpr expression) => expression switch
    {
        LiteralExpr or VariableExpr => null,
        UnaryExpr { Operator: not UnaryOperator.Negate } unary => FirstThatMayFail(unary.Operand),
        BinaryExpr { Operator: not (BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.GetTag) } binary =>
            First(binary.Left, binary.Right),
        AndExpr and => First(and.Left, and.Right),
        OrExpr or => First(or.Left, or.Right),
        IfExpr choice => First(choice.Condition, choice.Then, choice.Else),
        GetAttributeExpr get => IsSupplied(get.Operand) ? null : get,
        HasExpr has => FirstThatMayFail(has.Operand),
        IsExpr { Ancestor: { } ancestor } test => First(test.Operand, ancestor),
        IsExpr test => FirstThatMayFail(test.Operand),
        LikeExpr like => FirstThatMayFail(like.Operand),
        SetExpr set => First([.. set.Elements]),
        CallExpr call when Calls.Contains(call.Function.Name, StringComparer.Ordinal) => First([.. call.Arguments]),
        _ => expression,
    };

    // Principal and resource are part of every request, else it is refused; the context is a record all the way down. Any other entity
    // may be missing. That an attribute is required, or guarded by `has`, is what strict validation sees to.
    private static bool IsSupplied(CedarExpr operand) => operand switch
    {
        VariableExpr => true,
        GetAttributeExpr get => IsContext(get),
        _ => false,
    };

    private static bool IsContext(GetAttributeExpr get) => get.Operand switch
    {
        VariableExpr { Variable: CedarVariable.Context } => true,
        GetAttributeExpr inner => IsContext(inner),
        _ => false,
    };

    private static CedarExpr? First(params IEnumerable<CedarExpr> expressions) =>
        expressions.Select(FirstThatMayFail).FirstOrDefault(found => found is not null);
}
