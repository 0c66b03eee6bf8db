using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Cedar;

/// <summary>The types of a policy's expressions in one request environment. What is never evaluated there has none.</summary>
internal sealed class ExpressionTypes
{
    private readonly Dictionary<CedarExpr, CedarType> _types = [];
    private readonly Dictionary<CedarExpr, CedarExpr> _expansions = [];

    /// <summary>Types a policy that has passed validation.</summary>
    public static ExpressionTypes Of(Policy policy, CedarSchema schema, RequestEnvironment environment)
    {
        var types = new ExpressionTypes();
        new TypeChecker(schema, environment, new(policy), types).CanApply(policy);
        return types;
    }

    /// <summary>Gets the type of an expression that has one.</summary>
    public CedarType this[CedarExpr expression] => _types[expression];

    /// <summary>Says whether an expression may be evaluated, and so has a type.</summary>
    public bool Contains(CedarExpr expression) => _types.ContainsKey(expression);

    /// <summary>Finds an expression's type by reference.</summary>
    public bool TryGet(CedarExpr expression, [NotNullWhen(true)] out CedarType? type) => _types.TryGetValue(expression, out type);

    /// <summary>Gives what a dotted <c>has</c> or an <c>is … in</c> was typed as, else the expression itself.</summary>
    public CedarExpr Expanded(CedarExpr expression) => _expansions.GetValueOrDefault(expression, expression);

    public void Add(CedarExpr expression, CedarType? type)
    {
        if (type is not null)
        {
            _types[expression] = type;
        }
    }

    public void AddExpansion(CedarExpr expression, CedarExpr expansion) => _expansions[expression] = expansion;
}
