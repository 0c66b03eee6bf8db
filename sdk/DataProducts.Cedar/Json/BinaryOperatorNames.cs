using System.Collections.Frozen;

namespace DataProducts.Cedar;

/// <summary>What policy JSON calls the operators that have a left and a right operand.</summary>
internal static class BinaryOperatorNames
{
    private static readonly FrozenDictionary<string, Binary> ByName = new Dictionary<string, Binary>(StringComparer.Ordinal)
    {
        ["&&"] = new(static (span, left, right) => new AndExpr(span, left, right)),
        ["||"] = new(static (span, left, right) => new OrExpr(span, left, right)),
        ["=="] = Of(BinaryOperator.Equal),
        ["!="] = Of(BinaryOperator.NotEqual),
        ["<"] = Of(BinaryOperator.Less),
        ["<="] = Of(BinaryOperator.LessOrEqual),
        [">"] = Of(BinaryOperator.Greater),
        [">="] = Of(BinaryOperator.GreaterOrEqual),
        ["+"] = Of(BinaryOperator.Add),
        ["-"] = Of(BinaryOperator.Subtract),
        ["*"] = Of(BinaryOperator.Multiply),
        ["in"] = Of(BinaryOperator.In),
        ["contains"] = Of(BinaryOperator.Contains),
        ["containsAll"] = Of(BinaryOperator.ContainsAll),
        ["containsAny"] = Of(BinaryOperator.ContainsAny),
        ["hasTag"] = Of(BinaryOperator.HasTag),
        ["getTag"] = Of(BinaryOperator.GetTag),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<BinaryOperator, string> ByOperator =
        ByName.Where(entry => entry.Value.Operator is not null).ToFrozenDictionary(entry => entry.Value.Operator!.Value, entry => entry.Key);

    public static Binary? Find(string name) => ByName.GetValueOrDefault(name);

    public static string Of(BinaryExpr binary) => ByOperator[binary.Operator];

    private static Binary Of(BinaryOperator op) => new((span, left, right) => new BinaryExpr(span, op, left, right)) { Operator = op };

    internal sealed record Binary(Func<SourceSpan, CedarExpr, CedarExpr, CedarExpr> Make)
    {
        public BinaryOperator? Operator { get; init; }
    }
}
