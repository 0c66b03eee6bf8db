namespace DataProducts.Cedar;

/// <summary>Works out all ancestors by depth-first search; on an explicit stack, since a hierarchy may be as deep as data makes
/// it.</summary>
/// <param name="find">Gives the entity of a number, or null where there is only a name.</param>
internal sealed class AncestorClosure(Func<int, EntityNode?> find)
{
    // A chain of n entities has n²/2 pairs: 10,000 in one chain pass, and so do millions in hierarchies of ordinary depth.
    private const long MaxPairs = 64_000_000;

    private readonly Stack<EntityNode> _stack = new();
    private readonly HashSet<int> _gathered = [];
    private long _pairs;

    public void Complete(EntityNode start)
    {
        _stack.Push(start);
        while (_stack.TryPeek(out var node))
        {
            if (node.State == NodeState.New)
            {
                node.State = NodeState.Open;
                PushParents(node);
                continue;
            }

            _stack.Pop();
            if (node.State == NodeState.Open)
            {
                node.Ancestors = Inherit(node);
                node.State = NodeState.Done;
            }
        }
    }

    private void PushParents(EntityNode node)
    {
        foreach (var parent in node.Parents)
        {
            switch (find(parent))
            {
                case { State: NodeState.Open } open:
                    throw CedarDataException.Entities($"The parents of an entity of type '{open.Name.Uid.Type}' form a cycle.");
                case { State: NodeState.New } next:
                    _stack.Push(next);
                    break;
            }
        }
    }

    private int[] Inherit(EntityNode node)
    {
        if (node.Parents.Length == 0)
        {
            return [];
        }

        _gathered.Clear();
        foreach (var parent in node.Parents)
        {
            _gathered.Add(parent);
            foreach (var ancestor in find(parent)?.Ancestors ?? [])
            {
                _gathered.Add(ancestor);
            }
        }

        _pairs += _gathered.Count;
        if (_pairs > MaxPairs)
        {
            throw CedarDataException.Entities($"The entities have more than {MaxPairs} ancestors in all.");
        }

        int[] ancestors = [.. _gathered];
        Array.Sort(ancestors);
        return ancestors;
    }
}
