using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Evolution;

/// <summary>A table's columns while they change.</summary>
/// <param name="table">The table, for messages.</param>
/// <param name="columns">Its columns.</param>
/// <param name="lastId">The highest id that it ever gave.</param>
/// <param name="bound">The columns that rows are divided or ordered by, which must stay as they are.</param>
internal sealed class FieldTree(TableId table, IReadOnlyList<TableColumn> columns, int lastId, IReadOnlySet<int> bound)
{
    private readonly List<FieldNode> _columns = [.. columns.Select(column => FieldNode.Of(column.AsField()))];
    private readonly Dictionary<int, bool> _bounds = columns.ToDictionary(column => column.FieldId, column => column.Column.Bounds);
    private readonly FieldIds _ids = new(lastId);

    /// <summary>Gives the columns as they are now.</summary>
    /// <exception cref="LakeException"><c>DP1524</c>: they cannot be a table's.</exception>
    public IReadOnlyList<TableColumn> ToColumns()
    {
        TableColumn[] changed =
        [
            .. _columns.Select(node => node.ToField()).Select(field => new TableColumn(
                field.FieldId,
                new LakeColumn(
                    field.Field.Name, field.Field.Type, field.Field.Nullable, _bounds.GetValueOrDefault(field.FieldId, true),
                    field.Field.Documentation)) { Children = field.Children }),
        ];
        return NewColumns.Problem([.. changed.Select(column => column.Column)]) is { } problem ? throw Refused(problem) : changed;
    }

    public void Add(string? parent, LakeField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var siblings = parent is null ? _columns : Find(parent).Node.Children;
        if (parent is not null && Find(parent).Node.Type.Kind != LakeKind.Struct)
        {
            throw Refused($"'{parent}' is no struct, so it takes no field");
        }

        if (!field.Nullable)
        {
            throw Refused($"'{field.Name}' is required, and the rows that are there would lack it");
        }

        CheckFree(siblings, field.Name);
        siblings.Add(FieldNode.Of(_ids.Next([field])[0]));
    }

    public void Rename(string path, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var (node, parent) = Find(path);
        if (parent is not null && parent.Type.Kind != LakeKind.Struct)
        {
            throw Refused($"'{path}' has the name that every such part has");
        }

        CheckFree([.. (parent?.Children ?? _columns).Where(other => other != node)], name);
        node.Name = name;
    }

    public void Drop(string path)
    {
        var (node, parent) = Find(path);
        CheckUnbound(node, path);
        if ((parent is not null && parent.Type.Kind != LakeKind.Struct) || (parent?.Children ?? _columns).Count == 1)
        {
            throw Refused($"'{path}' is all that its parent has");
        }

        (parent?.Children ?? _columns).Remove(node);
    }

    public void Widen(string path, LakeType type)
    {
        var (node, parent) = Find(path);
        CheckUnbound(node, path);
        var wider = (node.Type.Kind, type.Kind) switch
        {
            (LakeKind.Int, LakeKind.Long) or (LakeKind.Float, LakeKind.Double) => true,
            (LakeKind.Decimal, LakeKind.Decimal) => type.Scale == node.Type.Scale && type.Precision > node.Type.Precision,
            _ => false,
        };
        if (!wider || IsKey(node, parent))
        {
            throw Refused($"'{path}' of type {node.Type} cannot become {type}, which does not take every value of it, or is a map's key");
        }

        node.Type = type;
    }

    public void MakeOptional(string path)
    {
        var (node, parent) = Find(path);
        if (IsKey(node, parent))
        {
            throw Refused($"'{path}' is a map's key, which every entry has");
        }

        node.Nullable = true;
    }

    public void Document(string path, string? documentation) => Find(path).Node.Documentation = documentation;

    public void Move(string path, string? after)
    {
        var (node, parent) = Find(path);
        var siblings = parent?.Children ?? _columns;
        var place = after is null ? 0 : siblings.FindIndex(other => other.Name == after) + 1;
        if (node.Name == after || (after is not null && place == 0) || (parent is not null && parent.Type.Kind != LakeKind.Struct))
        {
            throw Refused($"'{path}' has no neighbour '{after}'");
        }

        place -= siblings.IndexOf(node) < place ? 1 : 0;
        siblings.Remove(node);
        siblings.Insert(place, node);
    }

    private static bool IsKey(FieldNode node, FieldNode? parent) => parent?.Type.Kind == LakeKind.Map && parent.Children[0] == node;

    private (FieldNode Node, FieldNode? Parent) Find(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FieldNode? parent = null;
        FieldNode? node = null;
        foreach (var name in path.Split('.'))
        {
            parent = node;
            node = (node?.Children ?? _columns).Find(child => child.Name == name) ?? throw Refused($"there is no '{path}'");
        }

        return (node!, parent);
    }

    // Engines differ in case sensitivity, so that a name is taken in every spelling.
    private void CheckFree(List<FieldNode> siblings, string name)
    {
        if (siblings.Exists(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw Refused($"there is a '{name}' already");
        }
    }

    private void CheckUnbound(FieldNode node, string path)
    {
        if (bound.Any(node.Has))
        {
            throw Refused($"rows are divided or ordered by '{path}'");
        }
    }

    private LakeException Refused(string problem) => LakeErrors.NoEvolution(table, problem);
}
