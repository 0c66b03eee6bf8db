namespace DataProducts.Cedar.Tests;

/// <summary>A schema with a row type of nullable attributes, a few entities, and seeded rows of it.</summary>
internal static class RandomWorld
{
    public const string SchemaText = """
        entity Color enum ["red", "green", "blue"];
        entity Group in [Group];
        entity User in [Group] { home: Color, level: Long, name?: String };
        entity Domain;
        entity Product in [Domain];
        entity Row in [Product] {
          color: Color, flag: Bool, n: Long, s: String, t: datetime, d: decimal, owner: User,
          ocolor?: Color, oflag?: Bool, on?: Long, os?: String, ot?: datetime, oowner?: User, ogroup?: Group,
        };
        action see;
        action read in [see] appliesTo { principal: User, resource: Row, context: { level: Long, flag?: Bool, colors: Set<Color>, now: datetime } };
        action write appliesTo { principal: User, resource: Row, context: { level: Long, flag?: Bool, colors: Set<Color>, now: datetime } };
        """;

    public static readonly long Now = CedarLiterals.DateTime("2024-01-02T00:00:00.001Z")!.Value;

    public static CedarSchema Schema { get; } = CedarSchema.Parse(SchemaText, "random.cedarschema");

    public static EntityUid Principal { get; } = new("User", "a");

    public static EntityUid Read { get; } = new("Action", "read");

    public static EntityStore Entities { get; } = EntityStore.Create(
    [
        new(new EntityUid("Group", "top")),
        new Entity(new EntityUid("Group", "low")) with { Parents = [new("Group", "top")] },
        new Entity(new EntityUid("Product", "p")) with { Parents = [new("Domain", "d")] },
        new(new EntityUid("Domain", "d")),
        User("a", "red", "low"),
        User("b", "blue", "top"),
        User("c", "green", null),
    ]);

    /// <summary>Gets the columns as a table has them: every optional attribute is nullable, and so, by mistake, is one required one.</summary>
    public static Dictionary<string, RowColumn> Columns { get; } = new(StringComparer.Ordinal)
    {
        ["color"] = new("color", RowColumnType.Entity("Color"), false),
        ["flag"] = new("flag", RowColumnType.Bool, false),
        ["n"] = new("n \"quoted\"", RowColumnType.Long, true),
        ["s"] = new("s", RowColumnType.String, false),
        ["t"] = new("t", RowColumnType.DateTime, false),
        ["d"] = new("d", RowColumnType.Decimal, false),
        ["owner"] = new("owner", RowColumnType.Entity("User"), false),
        ["ocolor"] = new("ocolor", RowColumnType.Entity("Color"), true),
        ["oflag"] = new("oflag", RowColumnType.Bool, true),
        ["on"] = new("on", RowColumnType.Long, true),
        ["os"] = new("os", RowColumnType.String, true),
        ["ot"] = new("ot", RowColumnType.DateTime, true),
        ["oowner"] = new("oowner", RowColumnType.Entity("User"), true),
        ["ogroup"] = new("ogroup", RowColumnType.Entity("Group"), true),
    };

    public static CedarValue Context(bool withFlag) => CedarValue.Record(
    [
        new("level", CedarValue.Of(3)), new("now", CedarValue.DateTime(Now)),
        new("colors", CedarValue.Set(Color("red"), Color("blue"))),
        .. withFlag ? (KeyValuePair<string, CedarValue>[])[new("flag", CedarValue.Of(true))] : [],
    ]);

    public static UnknownResource Rows { get; } = new("Row", [new("Product", "p")], new Dictionary<string, CedarValue>());

    /// <summary>Makes a row; now and then its required <c>n</c> is missing, as only a table can have it.</summary>
    public static Dictionary<string, CedarValue> Row(System.Random random)
    {
        var row = new Dictionary<string, CedarValue>(StringComparer.Ordinal)
        {
            ["color"] = Color(Pick("red", "green", "blue")),
            ["flag"] = CedarValue.Of(random.Next(2) == 0),
            ["s"] = CedarValue.Of(Text()),
            ["t"] = Instant(),
            ["d"] = CedarValue.Decimal(random.Next(-2, 5) * 5_000),
            ["owner"] = User(),
        };
        Maybe("n", 0.95, () => CedarValue.Of((long)random.Next(-1, 6)));
        Maybe("ocolor", 0.6, () => Color(Pick("red", "green", "blue")));
        Maybe("oflag", 0.6, () => CedarValue.Of(random.Next(2) == 0));
        Maybe("on", 0.6, () => CedarValue.Of((long)random.Next(-1, 7)));
        Maybe("os", 0.6, () => CedarValue.Of(Text()));
        Maybe("ot", 0.6, Instant);
        Maybe("oowner", 0.6, User);
        Maybe("ogroup", 0.6, () => CedarValue.Of(new EntityUid("Group", Pick("top", "low", "other"))));
        return row;

        string Pick(params string[] choices) => choices[random.Next(choices.Length)];
        string Text() => Pick("a'b", "x", "ax", "a%_", "100%", "b_\\c", "_\\", "q\\z", "é", "e\u0301", "😀x", "");
        CedarValue Instant() => CedarValue.DateTime(Now + random.Next(-1, 2));
        CedarValue User() => CedarValue.Of(new EntityUid("User", Pick("a", "b", "c", "unknown")));
        void Maybe(string name, double share, Func<CedarValue> value)
        {
            if (random.NextDouble() < share)
            {
                row[name] = value();
            }
        }
    }

    public static Entity RowEntity(int id, Dictionary<string, CedarValue> row) => new(new EntityUid("Row", $"r{id}"), row, [new("Product", "p")]);

    private static CedarValue Color(string id) => CedarValue.Of(new EntityUid("Color", id));

    private static Entity User(string id, string home, string? group) => new(
        new EntityUid("User", id),
        new Dictionary<string, CedarValue> { ["home"] = Color(home), ["level"] = CedarValue.Of(2) },
        group is null ? [] : [new("Group", group)]);
}
