namespace DataProducts.Cedar;

internal sealed class GetAttributeNode(Node operand, FieldName name) : ValueNode
{
    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        return operand.TryEvaluate(frame, out var from) && Operations.TryGetAttribute(from, name, frame.Entities, out value);
    }
}

/// <summary><c>principal.name</c> and the like: the entity was found when the request was bound.</summary>
internal sealed class GetEntityAttributeNode(CedarVariable variable, FieldName name) : ValueNode
{
    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        return frame.Entity(variable) is { } entity && entity.Attributes.TryGet(name, out value);
    }
}

/// <summary><c>operand has a.b.c</c>.</summary>
internal sealed class HasNode(Node operand, FieldName[] path) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        if (!operand.TryEvaluate(frame, out var value))
        {
            return Outcome.Error;
        }

        for (var i = 0; i < path.Length; i++)
        {
            var valid = Operations.TryHas(value, path[i], frame.Entities, out var found);
            if (!valid || !found)
            {
                return Result(valid, holds: false);
            }

            if (i < path.Length - 1)
            {
                _ = Operations.TryGetAttribute(value, path[i], frame.Entities, out var next);
                value = next;
            }
        }

        return Outcome.True;
    }
}

/// <summary><c>principal has name</c> and the like.</summary>
internal sealed class HasEntityAttributeNode(CedarVariable variable, FieldName name) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame) => Result(true, frame.Entity(variable)?.Attributes.Contains(name) ?? false);
}
