using System.Globalization;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

/// <summary>Writes Cedar's JSON for the oracle.</summary>
internal static class CedarJson
{
    public static JsonNode Uid(EntityUid uid) => new JsonObject { ["type"] = uid.Type, ["id"] = uid.Id };

    public static JsonNode Entity(Entity entity) => new JsonObject
    {
        ["uid"] = Uid(entity.Uid),
        ["attrs"] = Value(CedarValue.Record(entity.Attributes)),
        ["parents"] = new JsonArray([.. entity.Parents.Select(Uid)]),
    };

    public static JsonNode Value(CedarValue value) => value.Kind switch
    {
        CedarKind.Bool => JsonValue.Create(value.AsBool),
        CedarKind.Long => JsonValue.Create(value.AsLong),
        CedarKind.String => JsonValue.Create(value.AsString),
        CedarKind.Entity => new JsonObject { ["__entity"] = Uid(value.AsEntity) },
        CedarKind.Set => new JsonArray([.. value.Elements.Select(Value)]),
        CedarKind.Record => new JsonObject(value.Fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Value(field.Value)))),
        CedarKind.Decimal => Call("decimal", (value.AsTenThousandths / 10_000m).ToString("0.0000", CultureInfo.InvariantCulture)),
        CedarKind.Duration => Call("duration", string.Create(CultureInfo.InvariantCulture, $"{value.AsDurationMilliseconds}ms")),
        CedarKind.DateTime => Call(
            "datetime", DateTimeOffset.FromUnixTimeMilliseconds(value.AsUnixMilliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"No test needs {value.Kind} values in JSON."),
    };

    private static JsonObject Call(string function, string argument) => new() { ["__extn"] = new JsonObject { ["fn"] = function, ["arg"] = argument } };
}
