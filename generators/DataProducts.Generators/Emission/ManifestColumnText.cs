using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes a column of the manifest: its type, what it means, what its values obey.</summary>
internal static class ManifestColumnText
{
    public static void Write(JsonText json, Column column)
    {
        json.Open(null, '{').Member("name", column.Name).Member("property", column.Property);
        WriteType(json, "type", column.LakeType);
        json.Member("nullable", column.Nullable).Member("source", column.Source);
        WriteFlag(json, "sourceOptional", column.SourceOptional);
        json.Member("description", column.Description);
        WriteTexts(json, "values", column.Type.Values);
        json.Member("deprecated", column.Deprecated);
        WriteFlag(json, "unique", column.Unique);
        if (column.References is { } target)
        {
            json.Open("references", '{').Member("product", target.Product).Member("port", target.Port).Member("column", target.Column).Close('}');
        }

        // Of personal data they speak of the clear value, which nobody finds in the column.
        if (column.Pii is null)
        {
            WriteRules(json, column.Rules);
        }

        json.Member("default", column.Default).Member("unit", column.Unit);
        if (column.Pii is { } pii)
        {
            json.Open("pii", '{').Member("kind", pii.Kind).Member("mode", pii.Mode)
                .Member("scope", pii.Scope == PersonalData.Domain ? null : pii.Scope);
            WriteFlag(json, "keepSpelling", pii.KeepSpelling);
            json.Close('}');
        }

        WriteTexts(json, "regimes", column.Regimes);
        json.Member("classification", column.Sensitivity?.Classification).Member("mask", column.Sensitivity?.Mask).Close('}');
    }

    /// <summary>Writes a list of texts, and nothing for an empty one.</summary>
    public static void WriteTexts(JsonText json, string name, EquatableArray<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.Open(name, '[');
        foreach (var text in texts)
        {
            json.Member(null, text);
        }

        json.Close(']');
    }

    private static void WriteType(JsonText json, string name, ColumnType type)
    {
        switch (type.Held)
        {
            case ScalarType scalar:
                json.Member(name, scalar.ManifestName);
                break;
            case StructType nested:
                json.Open(name, '{').Member("type", "struct").Open("fields", '[');
                foreach (var field in nested.Fields)
                {
                    WriteField(json, field);
                }

                json.Close(']').Close('}');
                break;
            case ListType list:
                json.Open(name, '{').Member("type", "list");
                WriteType(json, "element", list.Element.Type);
                json.Member("elementNullable", list.Element.Nullable);
                WriteTexts(json, "values", list.Element.Type.Values);
                WriteFlag(json, "unique", list.IsSet);
                json.Close('}');
                break;
            case MapType map:
                json.Open(name, '{').Member("type", "map");
                WriteType(json, "key", map.Key);
                WriteType(json, "value", map.Value.Type);
                json.Member("valueNullable", map.Value.Nullable).Close('}');
                break;
            default:
                json.Member(name, "string"); // an enumeration
                break;
        }
    }

    private static void WriteField(JsonText json, NestedField field)
    {
        json.Open(null, '{').Member("name", field.Name);
        WriteType(json, "type", field.Type);
        json.Member("nullable", field.Nullable).Member("description", field.Description);
        WriteTexts(json, "values", field.Type.Values);
        json.Member("deprecated", field.Deprecated);
        WriteRules(json, field.Rules);
        json.Close('}');
    }

    private static void WriteRules(JsonText json, ValueRules rules)
    {
        json.Member("minimum", rules.Minimum).Member("maximum", rules.Maximum);
        WriteFlag(json, "exclusiveMinimum", rules.ExclusiveMinimum);
        WriteFlag(json, "exclusiveMaximum", rules.ExclusiveMaximum);
        WriteNumber(json, "minLength", rules.MinimumLength);
        WriteNumber(json, "maxLength", rules.MaximumLength);
        json.Member("pattern", rules.Pattern);
    }

    private static void WriteFlag(JsonText json, string name, bool value)
    {
        if (value)
        {
            json.Member(name, true);
        }
    }

    private static void WriteNumber(JsonText json, string name, int? value)
    {
        if (value is { } number)
        {
            json.Member(name, (double)number);
        }
    }
}
