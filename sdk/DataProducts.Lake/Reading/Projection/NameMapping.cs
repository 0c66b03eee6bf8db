using System.Text.Json;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Reading.Leaves;
using ParquetSharp;

namespace DataProducts.Lake.Reading.Projection;

/// <summary>Which names in files without field ids are which columns (Iceberg specification, Name Mapping Serialization).</summary>
internal sealed class NameMapping
{
    public const string Property = "schema.name-mapping.default";
    private const int DeepestField = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    private readonly Dictionary<string, MappedName> _names;

    private NameMapping(Dictionary<string, MappedName> names) => _names = names;

    /// <summary>Reads a table's mapping; null if it has none.</summary>
    /// <exception cref="LakeException"><c>DP1501</c>: it has one that is not valid.</exception>
    public static NameMapping? Of(TableMetadata metadata, string where)
    {
        if (!metadata.Properties.TryGetValue(Property, out var text))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return new NameMapping(Read(document.RootElement, 0));
        }
        catch (Exception failure) when (failure is JsonException or MetadataFormatException or InvalidOperationException)
        {
            throw LakeErrors.InvalidMetadata(where, $"its property '{Property}' is no mapping of names", failure);
        }
    }

    /// <summary>Gives the fields of a file with the ids of their names.</summary>
    public IReadOnlyList<FileNode> Apply(IReadOnlyList<FileNode> fields) => Apply(fields, _names);

    private static Dictionary<string, MappedName> Read(JsonElement list, int depth)
    {
        if (depth > DeepestField)
        {
            throw new MetadataFormatException("a mapping of names is nested too deeply");
        }

        var names = new Dictionary<string, MappedName>(StringComparer.Ordinal);
        foreach (var field in list.Items("fields"))
        {
            var inner = field.Optional("fields") is { } parts ? Read(parts, depth + 1) : [];
            var mapped = new MappedName(field.OptionalInt("field-id"), inner);
            foreach (var name in field.List("names"))
            {
                _ = names.TryAdd(name.GetString() ?? throw new MetadataFormatException("a name is null"), mapped);
            }
        }

        return names;
    }

    private static FileNode[] Apply(IReadOnlyList<FileNode> fields, Dictionary<string, MappedName> names) =>
        [.. fields.Select(field => Apply(field, names.GetValueOrDefault(field.Name)))];

    private static FileNode Apply(FileNode field, MappedName? mapped) => field with
    {
        Id = mapped?.Id,
        Children = mapped is null ? Apply(field.Children, []) : Children(field, mapped.Names),
    };

    // The mapping knows no level between a list and its elements, and calls parts by what they are.
    private static FileNode[] Children(FileNode field, Dictionary<string, MappedName> names)
    {
        if (field is { Annotation: LogicalTypeEnum.List, Children: [{ IsRepeated: true } repeated] })
        {
            var element = names.GetValueOrDefault("element");
            return [ListLayout.IsElement(field, repeated, null)
                ? Apply(repeated, element)
                : repeated with { Children = [Apply(repeated.Children[0], element)] }];
        }

        if (field is { Annotation: LogicalTypeEnum.Map, Children: [{ IsRepeated: true, Children: [var key, var value] } entries] })
        {
            return [entries with { Children = [Apply(key, names.GetValueOrDefault("key")), Apply(value, names.GetValueOrDefault("value"))] }];
        }

        return Apply(field.Children, names);
    }

    private sealed record MappedName(int? Id, Dictionary<string, MappedName> Names);
}
