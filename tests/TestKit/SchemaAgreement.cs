using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace DataProducts.TestKit;

/// <summary>Holds a JSON Schema for editors against the reader of the same file: what an editor marks is an error, and what it lets through is
/// wrong only in what no schema can say.</summary>
public static class SchemaAgreement
{
    private const int MaximumElements = 2; // of a list: the others have the same form

    /// <summary>Takes a file apart member by member, and asks schema and reader about each.</summary>
    /// <param name="schema">The schema's path.</param>
    /// <param name="example">A file that uses every member.</param>
    /// <param name="accepts">Whether the reader takes a text.</param>
    /// <returns>What the reader alone refuses, as JSON Pointers: the members that others refer to.</returns>
    public static async Task<IReadOnlyList<string>> CheckAsync(string schema, string example, Func<string, bool> accepts)
    {
        var whole = JsonNode.Parse(example)!;
        var changed = Changed(whole).ToList();
        var verdicts = await ValidateAsync(schema, [example, .. changed.Select(one => one.Text)]);
        Assert.True(accepts(example), "The reader refuses the example.");
        Assert.Empty(verdicts[0]);

        var readerAlone = new List<string>();
        foreach (var ((what, pointer, text), errors) in changed.Zip(verdicts.Skip(1)))
        {
            var isRead = accepts(text);
            Assert.False(isRead && errors.Length > 0, $"The reader takes the file with {pointer} {what}, and the schema does not: {string.Join("; ", errors)}");
            if (!isRead && errors.Length == 0)
            {
                Assert.True(what == "removed", $"The schema takes the file with {pointer} {what}, and the reader does not.");
                readerAlone.Add(pointer);
            }
        }

        return readerAlone;
    }

    private static async Task<string[][]> ValidateAsync(string schema, string[] documents)
    {
        var request = new JsonObject { ["schema"] = schema, ["documents"] = JsonSerializer.SerializeToNode(documents) };
        var answer = JsonNode.Parse(await NodeOracle.RunAsync("ajv", "validate.cjs", [], request.ToJsonString()))!.AsArray();
        return [.. answer.Select(item => item!["errors"]!.AsArray().Select(error => error!.GetValue<string>()).ToArray())];
    }

    private static IEnumerable<(string What, string Pointer, string Text)> Changed(JsonNode whole)
    {
        foreach (var path in Paths(whole, []).ToList())
        {
            var pointer = "/" + string.Join('/', path);
            var at = Find(whole, path);
            if (at is JsonObject)
            {
                yield return ("given an unknown member", pointer, With(whole, path, node => node.AsObject().Add("unexpected", 1)));
            }

            if (path is [] or ["$schema"]) // the latter is for editors alone
            {
                continue;
            }

            string[] parent = path[..^1];
            yield return ("made null", pointer, With(whole, parent, node => Set(node, path[^1], null)));
            yield return ("made an object", pointer, With(whole, parent, node => Set(node, path[^1], new JsonObject { ["unexpected"] = 1.5 })));
            if (Find(whole, parent) is JsonObject)
            {
                yield return ("removed", pointer, With(whole, parent, node => node.AsObject().Remove(path[^1])));
            }
        }
    }

    private static IEnumerable<string[]> Paths(JsonNode? node, string[] path)
    {
        yield return path;
        var children = node switch
        {
            JsonObject members => members.Select(member => (member.Key, member.Value)),
            JsonArray items => items.Take(MaximumElements).Select((item, index) => ($"{index}", item)),
            _ => [],
        };
        foreach (var below in children.SelectMany(child => Paths(child.Item2, [.. path, child.Item1])))
        {
            yield return below;
        }
    }

    private static JsonNode? Find(JsonNode whole, string[] path) => path.Aggregate(
        (JsonNode?)whole, (node, step) => node is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node![step]);

    private static void Set(JsonNode node, string step, JsonNode? value)
    {
        if (node is JsonArray items)
        {
            items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node[step] = value;
        }
    }

    private static string With(JsonNode whole, string[] path, Action<JsonNode> change)
    {
        var copy = whole.DeepClone();
        change(Find(copy, path)!);
        return copy.ToJsonString();
    }
}
