using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DataProducts.Aws.Tests;

/// <summary>
/// One write of PartiQL for DynamoDB, as the operation of DynamoDB's own API that does the same. Strict: what it does not know is an
/// error, never a guess.
/// </summary>
internal static partial class PartiQlStatement
{
    /// <summary>Translates it; null if it is none of the forms that DynamoDB documents.</summary>
    public static (string Operation, JsonObject Body)? Translate(string statement, JsonArray parameters)
    {
        var values = new Queue<JsonNode>(parameters.Select(static value => value!.DeepClone()));
        (string Operation, JsonObject Body)? translated = null;
        if (Insert().Match(statement) is { Success: true } insert)
        {
            translated = ("PutItem", InsertOf(insert, values));
        }
        else if (Update().Match(statement) is { Success: true } update)
        {
            translated = UpdateOf(update, values) is { } body ? ("UpdateItem", body) : null;
        }
        else if (Delete().Match(statement) is { Success: true } delete)
        {
            var body = new JsonObject { ["TableName"] = delete.Groups["table"].Value };
            translated = WhereOf(delete.Groups["where"].Value, body, values, mustExist: false) ? ("DeleteItem", body) : null;
        }

        return values.Count == 0 ? translated : null;
    }

    private static JsonObject InsertOf(Match insert, Queue<JsonNode> values)
    {
        var item = new JsonObject();
        foreach (Capture name in insert.Groups["name"].Captures)
        {
            item[name.Value] = values.Dequeue();
        }

        // INSERT is put-if-absent: it fails where the key is there, whatever else the item holds.
        return new JsonObject
        {
            ["TableName"] = insert.Groups["table"].Value,
            ["Item"] = item,
            ["ConditionExpression"] = "attribute_not_exists(pk)",
        };
    }

    private static JsonObject? UpdateOf(Match update, Queue<JsonNode> values)
    {
        var body = new JsonObject { ["TableName"] = update.Groups["table"].Value };
        var sets = new List<string>();
        foreach (Capture name in update.Groups["name"].Captures)
        {
            sets.Add($"{NameOf(body, name.Value)} = {ValueOf(body, values.Dequeue())}");
        }

        body["UpdateExpression"] = "SET " + string.Join(", ", sets);
        return WhereOf(update.Groups["where"].Value, body, values, mustExist: true) ? body : null;
    }

    /// <summary>The whole key by equality, then conditions; an UPDATE never makes an item.</summary>
    private static bool WhereOf(string where, JsonObject body, Queue<JsonNode> values, bool mustExist)
    {
        var key = new JsonObject();
        var conditions = new List<string>();
        if (mustExist)
        {
            conditions.Add("attribute_exists(pk)");
        }

        foreach (var term in where.Split(" AND "))
        {
            if (Equal().Match(term) is { Success: true } equal)
            {
                var name = equal.Groups["name"].Value;
                if (name is "pk" or "sk")
                {
                    key[name] = values.Dequeue();
                    continue;
                }

                conditions.Add($"{NameOf(body, name)} = {ValueOf(body, values.Dequeue())}");
            }
            else if (Missing().Match(term) is { Success: true } missing)
            {
                conditions.Add($"attribute_not_exists({NameOf(body, missing.Groups["name"].Value)})");
            }
            else
            {
                return false;
            }
        }

        body["Key"] = key;
        if (conditions.Count > 0)
        {
            body["ConditionExpression"] = string.Join(" AND ", conditions);
        }

        return key.Count == 2;
    }

    private static string NameOf(JsonObject body, string name) => Place(body, "ExpressionAttributeNames", "#n", name);

    private static string ValueOf(JsonObject body, JsonNode value) => Place(body, "ExpressionAttributeValues", ":v", value);

    private static string Place(JsonObject body, string map, string prefix, JsonNode value)
    {
        var places = (JsonObject)(body[map] ??= new JsonObject());
        var place = prefix + places.Count;
        places[place] = value;
        return place;
    }

    [GeneratedRegex("""^INSERT INTO "(?<table>[^"]+)" VALUE \{'(?<name>[^']+)': \?(, '(?<name>[^']+)': \?)*\}$""")]
    private static partial Regex Insert();

    [GeneratedRegex("""^UPDATE "(?<table>[^"]+)"( SET "(?<name>[^"]+)" = \?)+ WHERE (?<where>.+)$""")]
    private static partial Regex Update();

    [GeneratedRegex("""^DELETE FROM "(?<table>[^"]+)" WHERE (?<where>.+)$""")]
    private static partial Regex Delete();

    [GeneratedRegex("""^"(?<name>[^"]+)" = \?$""")]
    private static partial Regex Equal();

    [GeneratedRegex("""^"(?<name>[^"]+)" IS MISSING$""")]
    private static partial Regex Missing();
}
