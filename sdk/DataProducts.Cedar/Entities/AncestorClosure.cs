namespace DataProducts.Cedar;

/// <summary>Works out all ancestors by depth-first search; on an explicit stack, since a hierarchy may be as deep as data makes
/// it.</summary>
internal static class AncestorClosure
{
    public static void Complete(EntityStore.Node start, Func<EntityUid, EntityStore.Node?> find)
    {
        var stack = new Stack<EntityStore.Node>();
        stack.Push(start);
        while (stack.TryPeek(out var node))
        {
            if (node.State == EntityStore.NodeState.New)
            {
                node.State = EntityStore.NodeState.Open;
                PushParents(node, find, stack);
                continue;
            }

            stack.Pop();
            if (node.State == EntityStore.NodeState.Open)
            {
                Inherit(node, find);
                node.State = EntityStore.NodeState.Done;
            }
        }
    }

    private static void PushParents(EntityStore.Node node, Func<EntityUid, EntityStore.Node?> find, Stack<EntityStore.Node> stack)
    {
        foreach (var parent in node.Entity.Parents)
        {
            switch (find(parent))
            {
                case { State: EntityStore.NodeState.Open }:
                    throw CedarDataException.Entities($"The parents of an entity of type '{parent.Type}' form a cycle.");
                case { State: EntityStore.NodeState.New } next:
                    stack.Push(next);
                    break;
            }
        }
    }

    private static void Inherit(EntityStore.Node node, Func<EntityUid, EntityStore.Node?> find)
    {
        foreach (var parent in node.Entity.Parents)
        {
            node.Ancestors.Add(parent);
            if (find(parent) is { } known)
            {
                node.Ancestors.UnionWith(known.Ancestors);
            }
        }
    }
}
