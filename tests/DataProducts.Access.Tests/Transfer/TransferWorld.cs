using System.Text.Json.Nodes;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>The transfer matrix put to Cedar alone: entities, context and requests are made here, not by the platform's code. One world a
/// regime.</summary>
internal sealed class TransferWorld
{
    public const string Allow = "permit (principal, action, resource);";

    private static readonly string[] Actions = ["readRow", "detokenise:EmailAddress", "readColumn:Confidential"];

    public TransferWorld(string? regime)
    {
        Regime = regime;
        Store = EntityStore.Create([.. Schema.ActionEntities, .. Entities()]);
        Cases = [.. TransferCase.All.Where(one => one.Regime == regime)];
    }

    public string? Regime { get; }

    private EntityStore Store { get; }

    public IReadOnlyList<TransferCase> Cases { get; }

    public static CedarSchema Schema { get; } = CedarSchema.Parse(CedarSchemaRenderer.Render(Given.Product), "product.cedarschema");

    /// <summary>What our engine lets be seen.</summary>
    public IEnumerable<TransferTable.Sight> Ask(PolicySet policies, IEnumerable<TransferCase> cases) =>
        Sights(Requests(cases).Select(request => Authorizer.Authorize(policies, Schema, Store, request).Allowed));

    /// <summary>Whether one action is allowed somewhere.</summary>
    public bool Allows(PolicySet policies, string data, string seat, IEnumerable<string> at, IEnumerable<string> instruments, int action)
    {
        var resource = action == 1 ? Uid("TokenSpace", $"{data}/retail") : Uid("RetailCustomersRow", data);
        var request = new CedarRequest(Uid("User", seat), Uid("Action", Actions[action]), resource, Context(at, instruments));
        return Authorizer.Authorize(policies, Schema, Store, request).Allowed;
    }

    /// <summary>The same, for Cedar's own engine.</summary>
    public JsonObject ToJson(string policies, IEnumerable<TransferCase> cases) => new()
    {
        ["policies"] = policies,
        ["entities"] = new JsonArray([.. Entities().Select(Json)]),
        ["requests"] = new JsonArray([.. Requests(cases).Select(one => new JsonObject
        {
            ["principal"] = Json(one.Principal),
            ["action"] = Json(one.Action),
            ["resource"] = Json(one.Resource),
            ["context"] = Json(one.Context),
        })]),
    };

    // Rows and tokens must never be told apart by the matrix: a token space without its rows, or the other way round, would be a hole.
    public static IEnumerable<TransferTable.Sight> Sights(IEnumerable<bool> allowed) => allowed.Chunk(Actions.Length).Select(answers => answers switch
    {
        [false, false, false] => TransferTable.Sight.Nothing,
        [true, false, false] => TransferTable.Sight.Tokens,
        [true, true, true] => TransferTable.Sight.Clear,
        _ => (TransferTable.Sight)(-1),
    });

    public static EntityUid Uid(string type, string id) => new($"DataProducts::{type}", id);

    private static IEnumerable<CedarRequest> Requests(IEnumerable<TransferCase> cases) =>
        cases.SelectMany(one => Actions.Select(action => RequestOf(one, action)));

    private static CedarRequest RequestOf(TransferCase one, string action) => new(
        Uid("User", IdOf(one)),
        Uid("Action", action),
        action.StartsWith("detokenise", StringComparison.Ordinal) ? Uid("TokenSpace", $"{one.Data}/retail") : Uid("RetailCustomersRow", one.Data),
        Context(one.At, one.Instruments.Where(record => record.RecordedAt <= Given.Now && Given.Now < record.Expires && record.Revoked is null)
            .Select(record => $"{record.Data}>{record.Viewer}:{record.Kind}")));

    public static CedarValue Context(IEnumerable<string> at, IEnumerable<string> instruments) => CedarValue.Record(
        ("at", CedarValue.Set(at.Select(place => CedarValue.Of(Uid("Jurisdiction", place))))),
        ("instruments", CedarValue.Set(instruments.Select(name => CedarValue.Of(name)))),
        ("now", CedarValue.DateTime(Given.Now)));

    private static string IdOf(TransferCase one) => one.Who switch
    {
        TransferCase.Whom.Unknown => "UNKNOWN",
        TransferCase.Whom.Covered => $"covered {one.Seat}",
        _ => one.Seat,
    };

    private IEnumerable<Entity> Entities()
    {
        EntityUid[] regimes = Regime is null ? [] : [Uid("Regime", Regime)];
        yield return New(Uid("Product", "retail.customers"), [Uid("Domain", "retail"), .. regimes]);
        foreach (var place in TransferTable.Places)
        {
            yield return New(
                Uid("TokenSpace", $"{place}/retail"), [Uid("Domain", "retail"), .. regimes],
                ("jurisdiction", CedarValue.Of(Uid("Jurisdiction", place))), ("domain", CedarValue.Of(Uid("Domain", "retail"))));
            yield return New(
                Uid("RetailCustomersRow", place), [Uid("Product", "retail.customers")],
                ("jurisdiction", CedarValue.Of(Uid("Jurisdiction", place))), ("customerId", CedarValue.Of("1")), ("country", CedarValue.Of("FR")), ("visits", CedarValue.Of(1L)));
        }

        foreach (var place in TransferTable.Places.Append("ZZ"))
        {
            yield return User(place, place, false);
            yield return User($"covered {place}", place, true);
        }

        yield return User("UNKNOWN", "EU", false);
    }

    private static Entity User(string id, string home, bool isCovered) => New(
        Uid("User", id), [], ("home", CedarValue.Of(Uid("Jurisdiction", home))), ("coveredPerson", CedarValue.Of(isCovered)));

    private static Entity New(EntityUid uid, EntityUid[] parents, params (string Name, CedarValue Value)[] attributes) =>
        new(uid, attributes.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal), [.. parents]);

    private static JsonNode Json(Entity entity) => new JsonObject
    {
        ["uid"] = Json(entity.Uid),
        ["attrs"] = new JsonObject(entity.Attributes.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Json(one.Value)))),
        ["parents"] = new JsonArray([.. entity.Parents.Select(Json)]),
    };

    private static JsonNode Json(EntityUid uid) => new JsonObject { ["type"] = uid.Type, ["id"] = uid.Id };

    private static JsonNode Json(CedarValue value) => value.Kind switch
    {
        CedarKind.Bool => value.AsBool,
        CedarKind.Long => value.AsLong,
        CedarKind.String => value.AsString,
        CedarKind.Entity => new JsonObject { ["__entity"] = Json(value.AsEntity) },
        CedarKind.Set => new JsonArray([.. value.Elements.Select(Json)]),
        CedarKind.Record => new JsonObject(value.Fields.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)Json(one.Value)))),
        _ => new JsonObject { ["__extn"] = new JsonObject { ["fn"] = "datetime", ["arg"] = "2026-11-22T12:00:00.000Z" } },
    };
}
