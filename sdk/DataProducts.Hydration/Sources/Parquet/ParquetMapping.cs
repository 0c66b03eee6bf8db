namespace DataProducts.Hydration;

/// <summary>Compares a file's schema with the contract's, and finds the columns that are read.</summary>
internal sealed class ParquetMapping(string part, PortSchema schema, IReadOnlySet<string> ignored, SourceDrift drift)
{
    /// <summary>Gives the column of each of <see cref="PortSchema.Source"/>; null for an optional one that is absent.</summary>
    /// <exception cref="DataProductException">
    /// <c>DP1101</c> to <c>DP1103</c>: the names are others. <c>DP1115</c>: a type cannot be read as the contract's.
    /// </exception>
    public ParquetNode?[] Map(IReadOnlyList<ParquetNode> columns)
    {
        var places = SourceNames.Map(part, [.. columns.Select(column => column.Name)], schema, ignored, drift);
        var found = new ParquetNode?[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0)
            {
                continue;
            }

            var type = schema.Source[i].Column is { } column ? schema.Columns[column].Type : (LakeType?)null;
            found[i] = Column(columns[places[i]], type);
        }

        // Without one there is nothing that says how many rows there are but a number, which may be any.
        return found.Any(column => column is not null)
            ? found
            : throw HydrationErrors.MissingColumns(part, [.. schema.Source.Select(column => $"'{column.Name}'")]);
    }

    private ParquetNode Column(ParquetNode node, LakeType? type) => type is { IsNested: false } or null
        ? Scalar(node, type)
        : node.Kind == SourceKind.String ? node : Nested(node, type.Value);

    private ParquetNode Scalar(ParquetNode node, LakeType? type)
    {
        if (type is not { } wanted)
        {
            return HasOther(node) ? throw Refusal(node, null) : node;
        }

        return SourceFit.IsField(node.Kind, wanted) || drift.Coerces(part, $"'{node.Path}'", node.Kind, wanted)
            ? node
            : throw Refusal(node, wanted);
    }

    private ParquetNode Nested(ParquetNode node, LakeType type) => (node, type.Kind) switch
    {
        (ParquetStructNode group, LakeKind.Struct) => Struct(group, type),
        (ParquetRepeatedNode { Kind: SourceKind.List } list, LakeKind.List) => list with { Element = Nested(list.Element, type.Children[0].Type) },
        (ParquetRepeatedNode { Kind: SourceKind.Map, Element: ParquetStructNode entry } map, LakeKind.Map) =>
            map with { Element = entry with { Fields = [Key(entry.Fields[0]), Nested(entry.Fields[1], type.Children[1].Type)] } },
        (ParquetLeafNode leaf, not (LakeKind.Struct or LakeKind.List or LakeKind.Map)) when SourceFit.IsPart(leaf.Kind, type) => leaf,
        _ => throw Refusal(node, type),
    };

    private ParquetNode Key(ParquetNode key) =>
        key is ParquetLeafNode && key.Kind is not (SourceKind.Other or SourceKind.Float or SourceKind.Bytes) ? key : throw Refusal(key, null);

    private ParquetStructNode Struct(ParquetStructNode group, LakeType type)
    {
        var fields = new List<ParquetNode>();
        foreach (var field in group.Fields.Where(field => !ignored.Contains(field.Path)))
        {
            var known = type.Children.FirstOrDefault(child => string.Equals(child.Source ?? child.Name, field.Name, StringComparison.Ordinal));
            if (known is not null)
            {
                fields.Add(Nested(field, known.Type));
            }
            else if (!drift.KeepsOutField(part, $"'{field.Path}'"))
            {
                throw HydrationErrors.UnknownColumns(part, [$"'{field.Path}'"]);
            }
        }

        var missing = type.Children.Where(child => !child.Nullable && fields.TrueForAll(field => field.Name != (child.Source ?? child.Name))).ToArray();
        if (missing.Length > 0)
        {
            throw HydrationErrors.MissingColumns(part, [.. missing.Select(child => $"'{group.Path}.{child.Source ?? child.Name}'")]);
        }

        return fields.DistinctBy(field => field.Name, StringComparer.Ordinal).Count() == fields.Count && fields.Count > 0
            ? group with { Fields = fields }
            : throw HydrationErrors.RepeatedColumn(part, $"a field of '{group.Path}'");
    }

    private static bool HasOther(ParquetNode node) => node switch
    {
        ParquetStructNode group => group.Fields.Count == 0 || group.Fields.Any(HasOther)
            || group.Fields.DistinctBy(field => field.Name, StringComparer.Ordinal).Count() != group.Fields.Count,
        ParquetRepeatedNode list => HasOther(list.Element),
        _ => node.Kind == SourceKind.Other,
    };

    private DataProductException Refusal(ParquetNode node, LakeType? type) =>
        HydrationErrors.OtherType(part, node.Path, node.Kind.ToString().ToLowerInvariant(), type?.ToString());
}
