using System.Text.Json.Nodes;

namespace DataProducts.Contracts;

/// <summary>The keys of a map as names of members, which are text in JSON whatever their type is.</summary>
internal static class JsonSchemaKey
{
    public static JsonObject Of(LakeField key, string place) => key.Type.Kind switch
    {
        LakeKind.Boolean => new() { ["type"] = "string", ["enum"] = new JsonArray("true", "false") },
        LakeKind.Int => Pattern("^-?[0-9]{1,10}$"),
        LakeKind.Float or LakeKind.Double => Pattern(@"^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?$"),
        LakeKind.Long or LakeKind.Decimal => (JsonObject)JsonSchemaType.Of(key.Type, [], place)["anyOf"]![1]!.DeepClone(),
        LakeKind.String when key.Values.Count == 0 => new() { ["type"] = "string", ["minLength"] = 1 },
        _ => JsonSchemaType.Of(key.Type, key.Values, place),
    };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
