using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Changes values somewhere inside Cedar's JSON: takes a field away, adds one, puts something else in its place.</summary>
/// <remarks>Escapes stay whole: an object with <c>__entity</c> or <c>__extn</c> that is none of Cedar's escapes is an error here, while Cedar
/// takes it for a record with a field of that name, which nobody means.</remarks>
internal static class JsonMutator
{
    /// <summary>Gives a changed copy; the outermost object stays one.</summary>
    public static JsonNode Mutate(Dice dice, JsonNode json, KnownUids uids)
    {
        var copy = json.DeepClone();
        var holders = Holders(copy).ToList();
        Change(dice, dice.Pick(holders), uids);
        return copy;
    }

    /// <summary>Gives the same values, some without the <c>__entity</c> or <c>__extn</c> that a schema makes superfluous.</summary>
    public static JsonNode? Implicit(Dice dice, JsonNode? json)
    {
        switch (json)
        {
            case JsonObject { Count: 1 } entity when entity["__entity"] is { } uid && dice.Chance(0.5):
                return uid.DeepClone();
            case JsonObject { Count: 1 } call when call["__extn"] is { } function && dice.Chance(0.5):
                return dice.Chance(0.3) ? function.DeepClone() : (function["arg"] ?? function["args"]![0])!.DeepClone();
            case JsonObject fields:
                return new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Implicit(dice, field.Value))));
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Implicit(dice, item))]);
            default:
                return json?.DeepClone();
        }
    }

    private static IEnumerable<JsonNode> Holders(JsonNode json)
    {
        if (json is not JsonObject { Count: 1 } escape || !(escape.ContainsKey("__entity") || escape.ContainsKey("__extn")))
        {
            yield return json;
        }

        var inner = json switch
        {
            JsonObject fields => fields.Where(field => field.Key is not ("__entity" or "__extn")).Select(field => field.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var holder in inner.Where(node => node is JsonObject or JsonArray).SelectMany(node => Holders(node!)))
        {
            yield return holder;
        }
    }

    private static void Change(Dice dice, JsonNode holder, KnownUids uids)
    {
        if (holder is JsonObject fields)
        {
            var names = fields.Select(field => field.Key).ToList();
            if (names.Count > 0 && dice.Chance(0.4))
            {
                fields.Remove(dice.Pick(names));
            }
            else
            {
                fields[names.Count > 0 && dice.Chance(0.6) ? dice.Pick(names) : dice.Pick(Words.Attributes)] = Other(dice, uids);
            }
        }
        else if (holder is JsonArray { Count: > 0 } items && dice.Chance(0.6))
        {
            items[dice.Next(items.Count)] = Other(dice, uids);
        }
        else
        {
            ((JsonArray)holder).Add(Other(dice, uids));
        }
    }

    private static JsonNode? Other(Dice dice, KnownUids uids) => dice.Next(12) switch
    {
        0 => JsonValue.Create(true),
        1 => JsonValue.Create(dice.Integer()),
        2 => JsonValue.Create(dice.Pick(Words.Texts)),
        3 => new JsonObject { ["__entity"] = JsonValueGenerator.Uid(uids.Any(dice)) },
        4 => JsonValueGenerator.Uid(uids.Any(dice)),
        5 => Call(dice, Invalid(dice) ? ExtensionText.Invalid : ExtensionText.Valid),
        6 => new JsonArray(),
        7 => new JsonObject(),
        8 => new JsonArray(JsonValue.Create(1L), JsonValue.Create("a")),
        9 => new JsonObject { ["a"] = 1L },
        10 => dice.Chance(0.3) ? null : JsonValue.Create(dice.Chance(0.5) ? 1.5 : 1e30),
        _ => new JsonObject { [dice.Pick("__expr", "type")] = JsonValue.Create("1 + 1") },
    };

    private static bool Invalid(Dice dice) => dice.Chance(0.5);

    private static JsonObject Call(Dice dice, Func<Dice, CedarKind, string> text)
    {
        var kind = dice.Pick((IReadOnlyList<CedarKind>)[CedarKind.Decimal, CedarKind.IpAddress, CedarKind.DateTime, CedarKind.Duration]);
        var function = dice.Chance(0.1) ? "isIpv4" : ExtensionText.Constructor(kind);
        var argument = text(dice, kind);
        return new()
        {
            ["__extn"] = dice.Chance(0.8)
                ? new JsonObject { ["fn"] = function, ["arg"] = argument }
                : new JsonObject { ["fn"] = function, ["args"] = new JsonArray(argument) },
        };
    }
}
