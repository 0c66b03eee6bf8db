using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Reads a column's type: a primitive one by its name, a nested one as an object.</summary>
internal static class TypeNodeReader
{
    /// <summary>How deep types may stand in each other; more than any record of a domain has.</summary>
    public const int MaximumDepth = 8;

    private const int MaximumFields = 500;
    private const int MaximumValues = 1000;
    private const int MaximumText = 16 * 1024;

    public static LakeType Read(ManifestNode node, string member, int depth = 0)
    {
        if (node.KindOf(member) != JsonValueKind.Object)
        {
            return LakeTypeReader.TryParse(node.Text(member), out var type) ? type : throw node.Invalid(member, "is no type of the lake");
        }

        if (depth == MaximumDepth)
        {
            throw node.Invalid(member, $"has more than {MaximumDepth} types in each other");
        }

        var nested = node.OptionalObject(member)!.Value;
        return nested.Text("type") switch
        {
            "struct" => Struct(nested, depth),
            "list" => List(nested, depth),
            "map" => Map(nested, depth),
            _ => throw nested.Invalid("type", "is neither struct, list nor map"),
        };
    }

    /// <summary>Reads the names of an enumeration.</summary>
    public static IReadOnlyList<string> ReadValues(ManifestNode node, LakeType type)
    {
        var values = node.Texts("values", MaximumValues);
        if (values.Count > 0 && type.Kind != LakeKind.String)
        {
            throw node.Invalid("values", "stands beside a type that is not string");
        }

        return values.Distinct(StringComparer.Ordinal).Count() == values.Count ? values : throw node.Invalid("values", "has a value twice");
    }

    private static LakeType Struct(ManifestNode node, int depth)
    {
        LakeField[] fields = [.. node.Objects("fields", MaximumFields).Select(field => Field(field, depth))];
        if (fields.Length == 0 || fields.DistinctBy(field => field.Name, StringComparer.Ordinal).Count() != fields.Length)
        {
            throw node.Invalid("fields", "is empty or has a name twice");
        }

        return LakeType.Struct(fields);
    }

    private static LakeField Field(ManifestNode node, int depth)
    {
        var type = Read(node, "type", depth + 1);
        return new(node.Name("name", ManifestNames.IsField, "a name in snake case"), type, node.Flag("nullable"))
        {
            Documentation = node.OptionalText("description", MaximumText),
            Values = ReadValues(node, type),
            Deprecated = node.OptionalTextOrEmpty("deprecated", MaximumText),
            Limits = LimitsNodeReader.Read(node, type),
        };
    }

    private static LakeType List(ManifestNode node, int depth)
    {
        var element = Read(node, "element", depth + 1);
        var part = new LakeField("element", element, node.OptionalFlag("elementNullable") ?? false) { Values = ReadValues(node, element) };
        return LakeType.ListOf(part) with { UniqueElements = node.OptionalFlag("unique") ?? false };
    }

    private static LakeType Map(ManifestNode node, int depth)
    {
        var key = Read(node, "key", depth + 1);
        return key.IsNested
            ? throw node.Invalid("key", "is nested")
            : LakeType.Map(key, Read(node, "value", depth + 1), node.OptionalFlag("valueNullable") ?? false);
    }
}
