namespace DataProducts.Cedar;

/// <summary><c>e in [a, b]</c> where an element is no constant: no set is made.</summary>
internal sealed class InListNode(Node left, Node[] elements) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        if (!left.TryEvaluate(frame, out var entity))
        {
            return Outcome.Error;
        }

        // All elements are evaluated, and each has to be an entity, even behind one that matches.
        var holds = false;
        var valid = entity.Kind == CedarKind.Entity;
        foreach (var element in elements)
        {
            if (!element.TryEvaluate(frame, out var value) || value.Kind != CedarKind.Entity || !valid)
            {
                return Outcome.Error;
            }

            holds = holds || frame.Entities.IsSameOrBelow(entity.AsName, value.AsName);
        }

        return Result(valid, holds);
    }
}

/// <summary><c>[a, b].contains(e)</c> where an element is no constant: no set is made.</summary>
internal sealed class ListContainsNode(Node[] elements, Node right) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        // The element sought comes last in Cedar's order too, but which of two errors it is makes no difference here.
        if (!right.TryEvaluate(frame, out var sought))
        {
            return Outcome.Error;
        }

        var holds = false;
        foreach (var element in elements)
        {
            if (!element.TryEvaluate(frame, out var value))
            {
                return Outcome.Error;
            }

            holds = holds || value.Equals(in sought);
        }

        return Result(true, holds);
    }
}

/// <summary><c>set.containsAny([a, b])</c> and <c>set.containsAll([a, b])</c> where an element is no constant: no set is made.</summary>
internal sealed class ContainsListNode(Node left, Node[] elements, bool all) : BooleanNode
{
    public override Outcome Test(in EvaluationFrame frame)
    {
        if (!left.TryEvaluate(frame, out var set) || set.Kind != CedarKind.Set)
        {
            return Outcome.Error;
        }

        var found = 0;
        foreach (var element in elements)
        {
            if (!element.TryEvaluate(frame, out var value))
            {
                return Outcome.Error;
            }

            found += set.AsSet.Contains(value) ? 1 : 0;
        }

        return Result(true, all ? found == elements.Length : found > 0);
    }
}

/// <summary><c>[a, b]</c> elsewhere; it allocates, unless its elements are constants.</summary>
internal sealed class SetNode(Node[] elements) : ValueNode
{
    public Node[] Elements { get; } = elements;

    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        var values = new CedarValue[Elements.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (!Elements[i].TryEvaluate(frame, out values[i]))
            {
                value = default;
                return false;
            }
        }

        value = CedarValue.Set(values);
        return true;
    }
}

/// <summary><c>{a: 1}</c>; it allocates, unless its values are constants.</summary>
internal sealed class RecordNode(string[] names, Node[] values) : ValueNode
{
    public override bool TryEvaluate(in EvaluationFrame frame, out CedarValue value)
    {
        var fields = new KeyValuePair<string, CedarValue>[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (!values[i].TryEvaluate(frame, out var field))
            {
                value = default;
                return false;
            }

            fields[i] = new(names[i], field);
        }

        value = CedarValue.Record(fields);
        return true;
    }
}
