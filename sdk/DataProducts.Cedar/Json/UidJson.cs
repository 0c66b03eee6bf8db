using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads and writes the name of an entity: <c>{"type": "A::B", "id": "x"}</c>, or that below <c>__entity</c>.</summary>
internal static class UidJson
{
    public const string Escape = "__entity";

    private const string What = "an entity's name with 'type' and 'id'";

    public static EntityUid Read(ref JsonCursor json)
    {
        json.EnterObject(What);
        if (!json.NextField(out var first))
        {
            throw json.Fail("The name of an entity has a 'type' and an 'id'.");
        }

        if (first == Escape)
        {
            var escaped = ReadPlain(ref json);
            return json.NextField(out _) ? throw json.Fail($"Nothing stands beside '{Escape}'.") : escaped;
        }

        return ReadFrom(ref json, first);
    }

    /// <summary>Reads <c>{"type", "id"}</c> alone.</summary>
    public static EntityUid ReadPlain(ref JsonCursor json)
    {
        json.EnterObject(What);
        return json.NextField(out var first) ? ReadFrom(ref json, first) : throw json.Fail("The name of an entity has a 'type' and an 'id'.");
    }

    /// <summary>Reads on from the first field, which was entered.</summary>
    public static EntityUid ReadFrom(ref JsonCursor json, string field)
    {
        string? type = null;
        string? id = null;
        do
        {
            switch (field)
            {
                case "type" when type is null: type = json.TypeName("an entity type"); break;
                case "id" when id is null: id = json.Text("an entity's id"); break;
                default: throw json.UnexpectedField("The name of an entity", "'type' and 'id'");
            }
        }
        while (json.NextField(out field));

        return type is not null && id is not null
            ? new(type, id) : throw json.Fail("The name of an entity has both a 'type' and an 'id'.");
    }

    /// <summary>Reads a name as entities have it: with or without the escape, and whatever else stands beside type and id does not
    /// count, as in Cedar.</summary>
    public static EntityUid ReadLenient(ref JsonCursor json) => ReadLenient(ref json, mayEscape: true);

    private static EntityUid ReadLenient(ref JsonCursor json, bool mayEscape)
    {
        EntityUid? escaped = null;
        string? type = null;
        string? id = null;
        json.EnterObject(What);
        while (json.NextField(out var field))
        {
            switch (field)
            {
                case Escape when mayEscape && escaped is null: escaped = ReadLenient(ref json, mayEscape: false); break;
                case "type" when type is null: type = json.TypeName("an entity type"); break;
                case "id" when id is null: id = json.Text("an entity's id"); break;
                case Escape or "type" or "id": throw json.Fail("The name of an entity has one type and one id.");
                default: json.Skip(); break;
            }
        }

        return escaped ?? (type is not null && id is not null
            ? new EntityUid(type, id) : throw json.Fail("The name of an entity has both a 'type' and an 'id'."));
    }

    public static void Write(Utf8JsonWriter to, EntityUid uid)
    {
        to.WriteStartObject();
        to.WriteString("type", uid.Type);
        to.WriteString("id", uid.Id);
        to.WriteEndObject();
    }
}
