using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Writes a type of the lake: a primitive one by its name, a nested one as an object.</summary>
internal static class TypeWriter
{
    public static void Write(Utf8JsonWriter json, string member, LakeType type)
    {
        if (!type.IsNested)
        {
            json.WriteString(member, type.ToString());
            return;
        }

        json.WriteStartObject(member);
        switch (type.Kind)
        {
            case LakeKind.Struct:
                WriteStruct(json, type);
                break;
            case LakeKind.List:
                json.WriteString("type", "list");
                Write(json, "element", type.Children[0].Type);
                json.WriteBoolean("elementNullable", type.Children[0].Nullable);
                json.WriteTexts("values", type.Children[0].Values);
                json.WriteFlag("unique", type.UniqueElements);
                break;
            default:
                json.WriteString("type", "map");
                Write(json, "key", type.Children[0].Type);
                Write(json, "value", type.Children[1].Type);
                json.WriteBoolean("valueNullable", type.Children[1].Nullable);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteStruct(Utf8JsonWriter json, LakeType type)
    {
        json.WriteString("type", "struct");
        json.WriteStartArray("fields");
        foreach (var field in type.Children)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            Write(json, "type", field.Type);
            json.WriteBoolean("nullable", field.Nullable);
            json.WriteText("description", field.Documentation);
            json.WriteTexts("values", field.Values);
            json.WriteText("deprecated", field.Deprecated);
            LimitsWriter.Write(json, field.Limits);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
