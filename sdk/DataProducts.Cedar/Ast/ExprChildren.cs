using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>The expressions directly below one.</summary>
internal static class ExprChildren
{
    public static ImmutableArray<CedarExpr> Of(CedarExpr expression) => expression switch
    {
        UnaryExpr unary => [unary.Operand],
        BinaryExpr binary => [binary.Left, binary.Right],
        AndExpr and => [and.Left, and.Right],
        OrExpr or => [or.Left, or.Right],
        IfExpr choice => [choice.Condition, choice.Then, choice.Else],
        GetAttributeExpr get => [get.Operand],
        HasExpr has => [has.Operand],
        IsExpr { Ancestor: { } ancestor } test => [test.Operand, ancestor],
        IsExpr test => [test.Operand],
        LikeExpr like => [like.Operand],
        SetExpr set => set.Elements,
        RecordExpr record => record.Values,
        CallExpr call => call.Arguments,
        _ => [],
    };
}
