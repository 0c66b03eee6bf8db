using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataProducts.Access;
using DataProducts.Contracts;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Cedar's own authorizer (npm cedar-wasm) over the same policy text; people, grants and rows are put together here, not by our code.</summary>
internal sealed class CedarWasm(ProductManifest product)
{
    private const string Row = "RetailCustomersRow";

    private readonly Dictionary<string, JsonObject> _entities = new(StringComparer.Ordinal);
    private readonly JsonArray _requests = [];

    public static string RowId(string jurisdiction, bool? hold) => $"{jurisdiction}-{hold?.ToString() ?? "null"}";

    public void Add(PeopleDirectory people, AccessQuestion question, string jurisdiction, string action, string resource, bool? hold = null)
    {
        Put(Entity("Domain", "retail"));
        Put(Entity("Product", SmallState.Product, [("Domain", "retail")]));
        Put(Entity("Product", "retail.others", [("Domain", "retail")]));
        foreach (var group in people.Groups)
        {
            Put(Entity("Group", group.Id, [.. group.In.Select(one => ("Group", one))]));
        }

        foreach (var purpose in people.Purposes)
        {
            Put(Entity("Purpose", purpose.Id, [.. purpose.In.Select(one => ("Purpose", one))]));
        }

        var person = question.Person;
        Put(Entity(
            "User",
            person.Id,
            [.. person.Groups.Select(one => ("Group", one))],
            ("home", Ref("Jurisdiction", person.Home.Code)),
            ("coveredPerson", person.CoveredPerson)));
        Put(Entity(
            "TokenSpace",
            $"{jurisdiction}/retail",
            [("Domain", "retail")],
            ("jurisdiction", Ref("Jurisdiction", jurisdiction)),
            ("domain", Ref("Domain", "retail"))));
        var row = Entity(
            Row, RowId(jurisdiction, hold), [("Product", SmallState.Product)],
            ("jurisdiction", Ref("Jurisdiction", jurisdiction)), ("customerId", "any"), ("country", "any"), ("cardType", "Vista"));
        if (hold is not null)
        {
            row["attrs"]!["legalHold"] = hold;
        }

        Put(row);
        _requests.Add(new JsonObject
        {
            ["principal"] = Uid("User", person.Id),
            ["action"] = Uid("Action", action),
            ["resource"] = Uid(resource, resource == Row ? RowId(jurisdiction, hold) : $"{jurisdiction}/retail"),
            ["context"] = Context(people, question, jurisdiction),
        });
    }

    public void AddRow(PeopleDirectory people, AccessQuestion question, string jurisdiction, bool? hold) =>
        Add(people, question, jurisdiction, "readRow", Row, hold);

    public void AddEmail(PeopleDirectory people, AccessQuestion question, string jurisdiction) =>
        Add(people, question, jurisdiction, "detokenise:EmailAddress", "TokenSpace");

    /// <summary>Whether each request that was added is allowed.</summary>
    public async Task<IReadOnlyList<bool>> DecideAsync()
    {
        var guard = Path.Combine(RepositoryRoot.Path, "sdk", "DataProducts.Access", "Data", "guard.cedar");
        string[] policies =
        [
            await File.ReadAllTextAsync(guard),
            TransferPolicies.Render(SmallState.Standards.TransferMatrix),
            .. SmallState.Standards.BaseForbids.Select(file => file.Text),
            .. PolicyFile.ReadFolder(SmallState.Policies).Select(file => file.Text),
        ];
        var input = new JsonObject
        {
            ["schema"] = CedarSchemaRenderer.Render(product),
            ["entities"] = new JsonArray([.. _entities.Values]),
            ["cases"] = new JsonArray(new JsonObject { ["policies"] = string.Join('\n', policies), ["requests"] = _requests }),
        };
        using var answers = JsonDocument.Parse(await NodeOracle.RunAsync("cedar", "authorize.mjs", [], input.ToJsonString()));
        var answer = answers.RootElement[0];
        Assert.True(answer.GetProperty("parses").GetBoolean() && answer.GetProperty("validates").GetBoolean());
        return [.. answer.GetProperty("decisions").EnumerateArray().Select(one => one.GetString()!.StartsWith("allow ", StringComparison.Ordinal))];
    }

    private static JsonObject Context(PeopleDirectory people, AccessQuestion question, string executing)
    {
        string[] at = [question.Person.Home.Code, question.Device.Code, executing];
        var context = new JsonObject
        {
            ["at"] = new JsonArray([.. at.Distinct().Select(place => (JsonNode)Ref("Jurisdiction", place))]),
            ["instruments"] = new JsonArray([.. people.Instruments.Where(one => one.Expires > question.Now).Select(one => (JsonNode)$"{one.Data}>{one.Viewer}:{one.Kind}")]),
            ["now"] = Time(question.Now),
        };
        if (question.Purpose is not { } purpose)
        {
            return context;
        }

        context["purpose"] = Ref("Purpose", purpose);
        var (groups, purposes) = (Reach(people.Groups, question.Person.Groups), Reach(people.Purposes, [purpose]));
        var grant = people.Subscriptions
            .Where(one => one.Product == SmallState.Product && groups.Contains(one.Consumer) && purposes.Contains(one.Purpose))
            .OrderByDescending(one => one.Expires).FirstOrDefault();
        if (grant is not null)
        {
            context["grant"] = new JsonObject
            {
                ["subscription"] = grant.Id,
                ["consumer"] = Ref("Group", grant.Consumer),
                ["product"] = Ref("Product", grant.Product),
                ["purpose"] = Ref("Purpose", grant.Purpose),
                ["expires"] = Time(grant.Expires),
            };
        }

        return context;
    }

    private static HashSet<string> Reach(IReadOnlyList<NamedNode> nodes, IEnumerable<string> from)
    {
        var reached = from.ToHashSet(StringComparer.Ordinal);
        while (nodes.Where(node => reached.Contains(node.Id)).SelectMany(node => node.In).Any(reached.Add))
        {
            // Once more round, until nothing wider is found.
        }

        return reached;
    }

    private void Put(JsonObject entity) => _entities.TryAdd(entity["uid"]!.ToJsonString(), entity);

    private static JsonObject Entity(
        string type, string id, (string Type, string Id)[]? parents = null, params (string Name, JsonNode Value)[] attributes) => new()
        {
            ["uid"] = Uid(type, id),
            ["attrs"] = new JsonObject(attributes.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value))),
            ["parents"] = new JsonArray([.. (parents ?? []).Select(one => (JsonNode)Uid(one.Type, one.Id))]),
        };

    private static JsonObject Uid(string type, string id) => new() { ["type"] = $"DataProducts::{type}", ["id"] = id };

    private static JsonObject Ref(string type, string id) => new() { ["__entity"] = Uid(type, id) };

    private static JsonObject Time(DateTimeOffset time)
    {
        var text = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return new() { ["__extn"] = new JsonObject { ["fn"] = "datetime", ["arg"] = text } };
    }
}
