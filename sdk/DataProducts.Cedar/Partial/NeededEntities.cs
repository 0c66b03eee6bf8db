namespace DataProducts.Cedar;

/// <summary>Finds the entities, known by name, that what is left of policies reads and that were not supplied.</summary>
internal sealed class NeededEntities(KnownEntities known, PartialRequest request)
{
    private readonly HashSet<EntityUid> _found = [];

    public IReadOnlySet<EntityUid> Found => _found;

    public void Visit(CedarExpr residual)
    {
        switch (residual)
        {
            case GetAttributeExpr get: Read(get.Operand); break;
            case HasExpr has: Read(has.Operand); break;
            case BinaryExpr { Operator: BinaryOperator.HasTag or BinaryOperator.GetTag } tag: Read(tag.Left); break;
            case BinaryExpr { Operator: BinaryOperator.In } test: Climb(test.Left, TypeOf(test.Right)); break;
        }

        foreach (var child in ExprChildren.Of(residual))
        {
            Visit(child);
        }
    }

    private void Read(CedarExpr operand)
    {
        if (operand is LiteralExpr literal && known.IsUnknown(literal.Value))
        {
            _found.Add(literal.Value.AsEntity);
        }
    }

    private void Climb(CedarExpr operand, string? type)
    {
        if (type is null)
        {
            return;
        }

        if (operand is LiteralExpr { Value.Kind: CedarKind.Entity } literal)
        {
            known.AddUnknownTowards(literal.Value.AsEntity, type, _found);
        }
        else if (operand is VariableExpr { Variable: CedarVariable.Resource })
        {
            foreach (var ancestor in request.Resource.Ancestors)
            {
                known.AddUnknownTowards(ancestor, type, _found);
            }
        }
    }

    private static string? TypeOf(CedarExpr right) => right switch
    {
        LiteralExpr { Value.Kind: CedarKind.Entity } literal => literal.Value.AsEntity.Type,
        _ => (right.ResidualType as EntityType ?? (right.ResidualType as SetType)?.Element as EntityType)?.Name,
    };
}
