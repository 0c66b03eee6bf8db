using System.Runtime.CompilerServices;

namespace DataProducts.Cedar;

/// <summary>Types expressions in one request environment, by the rules of Cedar's formal model (cedar-spec,
/// <c>Cedar.Validation.Typechecker</c>).</summary>
/// <remarks>What can be seen never to be evaluated is not typed. After an error typing goes on wherever a type can be told, so that one run
/// finds what there is to find.</remarks>
internal sealed partial class TypeChecker(
    CedarSchema schema, RequestEnvironment environment, Findings findings, ExpressionTypes? types = null)
{
    private readonly EntityType _principal = new(environment.PrincipalType);
    private readonly EntityType _action = new(environment.Action.Uid.Type);
    private readonly EntityType _resource = new(environment.ResourceType);

    // The operands of what is being typed as its expansion, which names them more than once. Nested, they would be typed 2^n times.
    private readonly Dictionary<CedarExpr, Typed> _operands = [];

    /// <summary>Types a policy, or a template with its slots open, and says whether it could be satisfied here.</summary>
    public bool CanApply(Policy policy)
    {
        var known = Capabilities.None;
        foreach (var conjunct in policy.Conjuncts)
        {
            var typed = Expect(conjunct, known, Wanted.Bool);
            if (typed.IsFalse)
            {
                return false;
            }

            known = known.Union(typed.Capabilities);
        }

        return true;
    }

    private Typed Check(CedarExpr expression, Capabilities known)
    {
        // The parser bounds how high an expression is; how much stack is left is for the caller to say.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Error(CedarCodes.Limit, expression, "The expression is nested too deeply.", "Split the policy, or simplify it.");
            return Typed.Failed();
        }

        if (_operands.TryGetValue(expression, out var before))
        {
            return before;
        }

        var typed = Dispatch(expression, known);
        types?.Add(expression, typed.Type);
        return typed;
    }

    private Typed Dispatch(CedarExpr expression, Capabilities known) => expression switch
    {
        // The leaves of a residual bear a type that their value does not tell: an empty set's, an error's.
        LiteralExpr { ResidualType: { } type } => Typed.Of(type),
        ErrorExpr { ResidualType: { } type } => Typed.Of(type),
        LiteralExpr literal => Literal(literal),
        VariableExpr variable => Typed.Of(TypeOf(variable.Variable)),
        // What may fill a slot is the request's own type and, for 'in', those above it. Compared with the variable beside which it stands, each
        // gives the same answer, so one of them serves for all.
        SlotExpr slot => Typed.Of(slot.Slot == CedarSlot.Principal ? _principal : _resource),
        AndExpr and => And(and, known),
        OrExpr or => Or(or, known),
        IfExpr choice => If(choice, known),
        UnaryExpr unary => Unary(unary, known),
        BinaryExpr binary => Binary(binary, known),
        HasExpr { Path.Length: > 1 } has => Expanded(has, has.Operand, has.Expand(), known),
        HasExpr has => Has(has, known),
        GetAttributeExpr get => GetAttribute(get, known),
        IsExpr { Ancestor: not null } test => Expanded(test, test.Operand, test.Expand(), known),
        IsExpr test => Is(test, known),
        LikeExpr like => Typed.Of(BoolType.Any).If(Expect(like.Operand, known, Wanted.String).IsValid),
        SetExpr set => Set(set, known),
        RecordExpr record => Record(record, known),
        CallExpr call => Call(call, known),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} does not occur in a policy."),
    };

    // What is known behind the first test says nothing of the operand itself, so its type stays the same.
    private Typed Expanded(CedarExpr expression, CedarExpr operand, CedarExpr expansion, Capabilities known)
    {
        types?.AddExpansion(expression, expansion);
        _operands[operand] = Check(operand, known);
        var typed = Check(expansion, known);
        _operands.Remove(operand);
        return typed;
    }

    private void Error(string code, CedarExpr at, string message, string? help = null) =>
        findings.Add(code, at.Span, message, help, environment: environment);

    /// <summary>Types an operand; the type is null unless it is what is wanted.</summary>
    private Typed Expect(CedarExpr expression, Capabilities known, Wanted wanted)
    {
        var typed = Check(expression, known);
        if (typed.Type is null || wanted.Fits(typed.Type))
        {
            return typed;
        }

        ReportMismatch(expression, wanted, typed.Type);
        return Typed.Failed();
    }

    private void ReportMismatch(CedarExpr expression, Wanted wanted, CedarType type) =>
        Error(CedarCodes.Type, expression, $"{wanted.Name} is needed here, not {NameText.Of(type)}.", wanted.Help(type));

    private CedarType TypeOf(CedarVariable variable) => variable switch
    {
        CedarVariable.Principal => _principal,
        CedarVariable.Action => _action,
        CedarVariable.Resource => _resource,
        _ => environment.Action.Context,
    };

    private Typed Literal(LiteralExpr literal)
    {
        var value = literal.Value;
        switch (value.Kind)
        {
            case CedarKind.Bool:
                return Typed.Of(BoolType.Of(value.AsBool));
            case CedarKind.Entity:
                // The reference checker has already said so if the schema does not know it.
                var uid = value.AsEntity;
                var isKnown = uid.IsAction ? schema.Actions.ContainsKey(uid) : schema.EntityTypes.ContainsKey(uid.Type);
                return isKnown ? Typed.Of(new EntityType(uid.Type)) : Typed.Failed();
            case CedarKind.Set:
                // Only the scope's list of actions is a set that is already a value; the reference checker has seen to it.
                return value.AsSet.Elements.Length == 0 ? Typed.Failed() : Typed.Of(new SetType(_action));
            default:
                return Typed.Of(TypeRules.Of(value.Kind));
        }
    }
}
