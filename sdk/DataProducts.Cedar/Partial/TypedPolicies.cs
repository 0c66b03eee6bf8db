using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Copies conjuncts with the type of every node, for one kind of request. What validation has seen never to be evaluated is left
/// out, since it has no type.</summary>
internal sealed class TypedPolicies(CedarSchema schema, RequestEnvironment environment)
{
    public ImmutableArray<CedarExpr> Conjuncts(Policy policy)
    {
        var types = ExpressionTypes.Of(policy, schema, environment);
        var typed = ImmutableArray.CreateBuilder<CedarExpr>(policy.Conjuncts.Length);
        foreach (var conjunct in policy.Conjuncts)
        {
            if (types.Contains(conjunct))
            {
                typed.Add(Copy(conjunct, types));
            }
        }

        return typed.DrainToImmutable();
    }

    private static CedarExpr Copy(CedarExpr expression, ExpressionTypes types)
    {
        var (span, type) = (expression.Span, types[expression]);
        return expression switch
        {
            LiteralExpr literal => new LiteralExpr(span, literal.Value) { ResidualType = type },
            VariableExpr variable => new VariableExpr(span, variable.Variable) { ResidualType = type },
            AndExpr and => types.Contains(and.Right)
                ? new AndExpr(span, Copy(and.Left, types), Copy(and.Right, types)) { ResidualType = type } : Copy(and.Left, types),
            OrExpr or => types.Contains(or.Right)
                ? new OrExpr(span, Copy(or.Left, types), Copy(or.Right, types)) { ResidualType = type } : Copy(or.Left, types),
            IfExpr choice => new IfExpr(span, Copy(choice.Condition, types), Branch(choice.Then), Branch(choice.Else))
            {
                ResidualType = type,
            },
            UnaryExpr unary => new UnaryExpr(span, unary.Operator, Copy(unary.Operand, types)) { ResidualType = type },
            BinaryExpr binary => new BinaryExpr(span, binary.Operator, Copy(binary.Left, types), Copy(binary.Right, types))
            {
                ResidualType = type,
            },
            GetAttributeExpr get => new GetAttributeExpr(span, Copy(get.Operand, types), get.Name) { ResidualType = type },
            HasExpr has => new HasExpr(span, Copy(has.Operand, types), has.Path) { ResidualType = type },
            IsExpr test => new IsExpr(span, Copy(test.Operand, types), test.EntityType, Ancestor(test)) { ResidualType = type },
            LikeExpr like => new LikeExpr(span, Copy(like.Operand, types), like.Pattern) { ResidualType = type },
            SetExpr set => new SetExpr(span, All(set.Elements)) { ResidualType = type },
            RecordExpr record => new RecordExpr(span, record.Names, All(record.Values)) { ResidualType = type },
            CallExpr call => new CallExpr(span, call.Function, All(call.Arguments)) { ResidualType = type },
            _ => throw new InvalidOperationException($"{expression.GetType().Name} does not occur in a policy."),
        };

        ImmutableArray<CedarExpr> All(ImmutableArray<CedarExpr> parts) => [.. parts.Select(part => Copy(part, types))];

        CedarExpr Branch(CedarExpr branch) => types.Contains(branch)
            ? Copy(branch, types) : new ErrorExpr(branch.Span, "This branch is never taken.") { ResidualType = type };

        CedarExpr? Ancestor(IsExpr test) => test.Ancestor is { } ancestor && types.Contains(ancestor) ? Copy(ancestor, types) : null;
    }
}
