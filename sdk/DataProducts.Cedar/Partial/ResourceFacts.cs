namespace DataProducts.Cedar;

/// <summary>What is known of the resource although it is unknown: its type, its ancestors, what attributes it can have.</summary>
internal sealed class ResourceFacts
{
    private readonly UnknownResource _resource;
    private readonly RecordType _attributes;
    private readonly EntityStore _entities;
    private readonly HashSet<EntityUid> _ancestors = [];

    public ResourceFacts(CedarSchema schema, EntityStore entities, UnknownResource resource)
    {
        _resource = resource;
        _entities = entities;
        _attributes = schema.EntityTypes[resource.Type].Attributes;
        foreach (var ancestor in resource.Ancestors)
        {
            _ancestors.Add(ancestor);
            _ancestors.UnionWith(entities.AncestorsOf(ancestor));
        }
    }

    /// <summary>Whether the resource has an attribute; null where that depends on the resource.</summary>
    public bool? Has(string name) =>
        _resource.KnownAttributes.ContainsKey(name) ? true : _attributes.Attributes.ContainsKey(name) ? null : false;

    /// <summary>Decides an operator on the resource itself, as far as its type and ancestors allow; null where they do not.</summary>
    public CedarExpr? Decide(BinaryExpr source, CedarExpr left, CedarExpr right) => (source.Operator, left, right) switch
    {
        (BinaryOperator.Equal, VariableExpr, LiteralExpr known) => MayBe(known.Value) ? null : Literal(source, false),
        (BinaryOperator.Equal, LiteralExpr known, VariableExpr) => MayBe(known.Value) ? null : Literal(source, false),
        (BinaryOperator.NotEqual, VariableExpr, LiteralExpr known) => MayBe(known.Value) ? null : Literal(source, true),
        (BinaryOperator.NotEqual, LiteralExpr known, VariableExpr) => MayBe(known.Value) ? null : Literal(source, true),
        (BinaryOperator.In, VariableExpr, LiteralExpr known) => IsIn(source, left, known.Value),
        (BinaryOperator.In, LiteralExpr { Value.Kind: CedarKind.Entity } known, VariableExpr) =>
            _entities.AncestorsOf(known.Value.AsEntity).Append(known.Value.AsEntity).Any(uid => uid.Type == _resource.Type)
                ? null : Literal(source, false),
        _ => null,
    };

    private static LiteralExpr Literal(CedarExpr at, bool value) => new(at.Span, CedarValue.Of(value));

    private bool MayBe(CedarValue value) => value.Kind == CedarKind.Entity && value.AsEntity.Type == _resource.Type;

    private CedarExpr IsIn(BinaryExpr source, CedarExpr resource, CedarValue right)
    {
        CedarValue[] candidates = right.Kind == CedarKind.Set ? right.AsSet.Elements : [right];
        if (!Array.TrueForAll(candidates, value => value.Kind == CedarKind.Entity))
        {
            return new ErrorExpr(source.Span, $"A {CedarKind.Entity} is needed.");
        }

        if (Array.Exists(candidates, value => _ancestors.Contains(value.AsEntity)))
        {
            return Literal(source, true);
        }

        // Of the same type only the resource itself may be meant; whether it is, its id decides.
        return Array.Exists(candidates, MayBe)
            ? new BinaryExpr(source.Span, BinaryOperator.In, resource, new LiteralExpr(source.Right.Span, right))
            : Literal(source, false);
    }
}
