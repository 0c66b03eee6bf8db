using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes random values of a type as Cedar's JSON, every value said explicitly.</summary>
internal sealed class JsonValueGenerator(Dice dice, Func<string, EntityUid> uid)
{
    public static JsonObject Uid(EntityUid uid) => new() { ["type"] = uid.Type, ["id"] = uid.Id };

    public JsonNode Of(CedarType type) => type switch
    {
        BoolType => JsonValue.Create(dice.Chance(0.5)),
        LongType => JsonValue.Create(dice.Integer()),
        StringType => JsonValue.Create(dice.Pick(Words.Texts)),
        EntityType entity => new JsonObject { ["__entity"] = Uid(uid(entity.Name)) },
        ExtensionType extension => Call(extension.Kind),
        SetType set => new JsonArray([.. Enumerable.Range(0, dice.Next(4)).Select(_ => Of(set.Element))]),
        RecordType record => Fields(record),
        _ => throw new InvalidOperationException($"No values of {type} can be written."),
    };

    public JsonObject Fields(RecordType record)
    {
        var fields = new JsonObject();
        foreach (var (name, attribute) in record.Attributes)
        {
            if (attribute.IsRequired || dice.Chance(0.6))
            {
                fields[name] = Of(attribute.Type);
            }
        }

        return fields;
    }

    private JsonObject Call(CedarKind kind) => new()
    {
        ["__extn"] = new JsonObject { ["fn"] = ExtensionText.Constructor(kind), ["arg"] = ExtensionText.Valid(dice, kind) },
    };
}
