namespace DataProducts.Cedar.Tests;

/// <summary>A world of documents in folders, in which every rule of partial evaluation can be seen.</summary>
internal static class DocWorld
{
    public const string SchemaText = """
        entity Region enum ["eu", "us"];
        entity Team in [Team];
        entity User in [Team] { level: Long, home: Region, manager?: User, docs?: Set<Doc>, favourite?: Doc } tags String;
        entity Folder in [Folder];
        entity Doc in [Folder] {
          owner: User, level: Long, title: String, secret: Bool, region?: Region, note?: String, team?: Team, labels: Set<String>, price: decimal, seen: datetime,
          meta: { words: Long, lang?: String, by: { name: String, tool?: { version: Long } } },
        } tags Set<String>;
        entity Thread in [Doc];
        entity Comment in [Thread];
        action see;
        action read in [see] appliesTo { principal: User, resource: Doc, context: { flag: Bool, level: Long, key: String, labels: Set<String>, teams: Set<Team>, team?: Team } };
        action list appliesTo { principal: User, resource: [Doc, Folder] };
        """;

    public static CedarSchema Schema { get; } = CedarSchema.Parse(SchemaText, "docs.cedarschema");

    public static EntityUid Principal { get; } = new("User", "u");

    public static EntityUid Read { get; } = new("Action", "read");

    /// <summary>Gets the entities: the user's team stands below another, the user's manager and a comment's thread are not there.</summary>
    public static EntityStore Entities { get; } = EntityStore.Create(
    [
        User("u", new EntityUid("Team", "t")) with { Tags = new Dictionary<string, CedarValue> { ["k"] = CedarValue.Of("v") } },
        new Entity(new EntityUid("Team", "t")) with { Parents = [new("Team", "top")] },
        new(new EntityUid("Team", "top")),
        new Entity(new EntityUid("Folder", "f")) with { Parents = [new("Folder", "root")] },
        new(new EntityUid("Folder", "root")),
        new Entity(new EntityUid("Comment", "c")) with { Parents = [new("Thread", "forgotten")] },
    ]);

    public static CedarValue Context { get; } = CedarValue.Record(
        ("flag", CedarValue.Of(true)), ("level", CedarValue.Of(3)), ("key", CedarValue.Of("k")), ("labels", CedarValue.Set()),
        ("teams", CedarValue.Set()));

    public static CedarValue Meta { get; } = CedarValue.Record(
        ("words", CedarValue.Of(100)), ("lang", CedarValue.Of("en")), ("by", CedarValue.Record(("name", CedarValue.Of("ann")))));

    public static UnknownResource Docs { get; } = new("Doc", [new("Folder", "f")], new Dictionary<string, CedarValue>());

    public static UnknownResource BoundDocs { get; } = Docs with
    {
        KnownAttributes = new Dictionary<string, CedarValue>
        {
            ["region"] = CedarValue.Of(new EntityUid("Region", "eu")),
            ["meta"] = Meta,
            ["labels"] = CedarValue.Set(),
            ["owner"] = CedarValue.Of(new EntityUid("User", "absent")),
        },
        KnownTags = new Dictionary<string, CedarValue> { ["k"] = CedarValue.Set(CedarValue.Of("x")) },
    };

    public static PartialRequest Request(UnknownResource resource) => new(Principal, Read, resource, Context);

    public static PartialResult Evaluate(string policies, UnknownResource? resource = null, EntityStore? entities = null) =>
        PartialEvaluator.Evaluate(PolicySet.Parse(policies, "docs.cedar"), Schema, entities ?? Entities, Request(resource ?? Docs));

    public static PartialPolicy When(string condition, UnknownResource? resource = null, EntityStore? entities = null) =>
        Assert.Single(Evaluate($"permit(principal, action == Action::\"read\", resource) when {{ {condition} }};", resource, entities).Policies);

    public static Entity User(string id, params EntityUid[] parents) => new(
        new EntityUid("User", id),
        new Dictionary<string, CedarValue>
        {
            ["level"] = CedarValue.Of(3),
            ["home"] = CedarValue.Of(new EntityUid("Region", "eu")),
            ["manager"] = CedarValue.Of(new EntityUid("User", "m")),
        },
        parents);
}
