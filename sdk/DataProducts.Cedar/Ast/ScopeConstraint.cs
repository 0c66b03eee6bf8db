using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>The operator of a part of a policy's scope.</summary>
public enum ScopeOperator
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary><c>== entity</c>.</summary>
    Equal,

    /// <summary><c>in entity</c>, or for actions <c>in [entity, …]</c>.</summary>
    In,

    /// <summary><c>is Type</c>.</summary>
    Is,

    /// <summary><c>is Type in entity</c>.</summary>
    IsIn,
}

/// <summary>What a policy's scope asks of the principal, the action or the resource.</summary>
/// <param name="Variable">Which of the three.</param>
/// <param name="Operator">How it is constrained.</param>
/// <param name="Entities">The entities named; empty for <see cref="ScopeOperator.Any"/>, for <see cref="ScopeOperator.Is"/>, and where a slot
/// stands.</param>
/// <param name="EntityType">The type named, or null.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ScopeConstraint(
    CedarVariable Variable, ScopeOperator Operator, ImmutableArray<EntityUid> Entities, string? EntityType, SourceSpan Span)
{
    /// <summary>Gets the slot that stands in the place of the entity, or null; only a template has one.</summary>
    public CedarSlot? Slot { get; init; }

    /// <summary>Gets whether the entities were written as a list.</summary>
    internal bool IsList { get; init; }

    internal ScopeConstraint Fill(IReadOnlyDictionary<CedarSlot, EntityUid> values) =>
        Slot is { } slot ? this with { Slot = null, Entities = [values[slot]] } : this;

    /// <summary>Gives the constraint as an expression; null for <see cref="ScopeOperator.Any"/>.</summary>
    internal CedarExpr? ToExpression()
    {
        var variable = new VariableExpr(Span, Variable);
        return Operator switch
        {
            ScopeOperator.Any => null,
            ScopeOperator.Equal => new BinaryExpr(Span, BinaryOperator.Equal, variable, Entity()),
            ScopeOperator.In when IsList => new BinaryExpr(
                Span, BinaryOperator.In, variable, new LiteralExpr(Span, CedarValue.Set(Entities.Select(CedarValue.Of)))),
            ScopeOperator.In => new BinaryExpr(Span, BinaryOperator.In, variable, Entity()),
            ScopeOperator.Is => new IsExpr(Span, variable, EntityType!, null),
            _ => new IsExpr(Span, variable, EntityType!, Entity()),
        };
    }

    private CedarExpr Entity() => Slot is { } slot ? new SlotExpr(Span, slot) : new LiteralExpr(Span, CedarValue.Of(Entities[0]));
}
