namespace DataProducts.Cedar.Tests;

/// <summary>The people, groups and purposes of the access model's table.</summary>
internal sealed class AccessWorld
{
    public static readonly string[] Places = ["EU", "IN", "CH", "US", "MC"];

    private const string Instant = "2026-11-22T12:00:00Z";

    public AccessWorld()
    {
        var folder = TestKit.Conformance.Find("design/access-model");
        Policies = PolicySet.Concat(((string[])["guard", "matrix", "retail.customers"]).Select(
            name => PolicySet.Parse(File.ReadAllText(Path.Combine(folder, name + ".cedar")), name + ".cedar")));
        Schema = CedarSchema.Parse(File.ReadAllText(Path.Combine(folder, "retail.customers.cedarschema")), "retail.customers.cedarschema");
        Entities = EntityStore.Create(
        [
            new(Uid("Group", "retail-analytics")),
            Below("Group", "cross-border-analysts", Uid("Group", "retail-analytics")),
            new(Uid("Domain", "retail")),
            Below("Product", "retail.customers", Uid("Domain", "retail")),
            new(Uid("Purpose", "financial-crime")),
            Below("Purpose", "fraud-detection", Uid("Purpose", "financial-crime")),
            new(Uid("Purpose", "marketing")),
            User("eu", "EU", "retail-analytics"),
            User("cross", "EU", "cross-border-analysts"),
            User("us", "US", "retail-analytics"),
            User("ch", "CH", "retail-analytics"),
            .. Places.Select(place => TokenSpace(place)),
        ]);
    }

    public PolicySet Policies { get; }

    public CedarSchema Schema { get; }

    public EntityStore Entities { get; }

    public static Dictionary<string, RowColumn> Columns { get; } = new(StringComparer.Ordinal)
    {
        ["customerId"] = new("customer_id", RowColumnType.String, false),
        ["country"] = new("country", RowColumnType.String, false),
        ["legalHold"] = new("legal_hold", RowColumnType.Bool, true),
    };

    public static EntityUid Uid(string type, string id) => new($"DataProducts::{type}", id);

    public static EntityUid Action(string id) => Uid("Action", id);

    public static EntityUid TokenSpaceOf(string place) => Uid("TokenSpace", $"{place}/retail");

    /// <summary>Makes a context; purpose null for none, expired for a grant that ended.</summary>
    public static CedarValue Context(string[] at, string? purpose, string grantPurpose, bool expired, params string[] instruments)
    {
        var expires = expired ? "2026-11-22T11:59:59Z" : "2027-01-01T00:00:00Z";
        List<(string, CedarValue)> fields =
        [
            ("at", CedarValue.Set(at.Select(place => CedarValue.Of(Uid("Jurisdiction", place))))),
            ("instruments", CedarValue.Set(instruments.Select(CedarValue.Of))),
            ("now", CedarValue.DateTime(DateTimeOffset.Parse(Instant, null))),
            ("grant", CedarValue.Record(
                ("subscription", CedarValue.Of("sub-1")),
                ("consumer", CedarValue.Of(Uid("Group", "retail-analytics"))),
                ("product", CedarValue.Of(Uid("Product", "retail.customers"))),
                ("purpose", CedarValue.Of(Uid("Purpose", grantPurpose))),
                ("expires", CedarValue.DateTime(DateTimeOffset.Parse(expires, null))))),
        ];
        if (purpose is not null)
        {
            fields.Add(("purpose", CedarValue.Of(Uid("Purpose", purpose))));
        }

        return CedarValue.Record([.. fields]);
    }

    public static Entity Row(string place, bool? legalHold)
    {
        Dictionary<string, CedarValue> attributes = new(StringComparer.Ordinal)
        {
            ["jurisdiction"] = CedarValue.Of(Uid("Jurisdiction", place)),
            ["customerId"] = CedarValue.Of("c-1"),
            ["country"] = CedarValue.Of("DE"),
        };
        if (legalHold is { } hold)
        {
            attributes["legalHold"] = CedarValue.Of(hold);
        }

        return new(Uid("RetailCustomersRow", $"row-{place}"), attributes, [Uid("Product", "retail.customers")]);
    }

    public PartialRequest RowsOf(string user, string place, CedarValue context) => new(
        Uid("User", user),
        Action("readRow"),
        new(
            "DataProducts::RetailCustomersRow",
            [Uid("Product", "retail.customers")],
            new Dictionary<string, CedarValue> { ["jurisdiction"] = CedarValue.Of(Uid("Jurisdiction", place)) }),
        context);

    private static Entity Below(string type, string id, EntityUid parent) => new Entity(Uid(type, id)) with { Parents = [parent] };

    private static Entity User(string id, string home, string group) => new(
        Uid("User", id),
        new Dictionary<string, CedarValue> { ["home"] = CedarValue.Of(Uid("Jurisdiction", home)), ["coveredPerson"] = CedarValue.Of(false) },
        [Uid("Group", group)]);

    private static Entity TokenSpace(string place) => new(
        TokenSpaceOf(place),
        new Dictionary<string, CedarValue> { ["jurisdiction"] = CedarValue.Of(Uid("Jurisdiction", place)), ["domain"] = CedarValue.Of(Uid("Domain", "retail")) },
        [Uid("Domain", "retail")]);
}
