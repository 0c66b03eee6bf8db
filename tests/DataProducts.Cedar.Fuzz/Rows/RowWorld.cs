namespace DataProducts.Cedar.Fuzz;

/// <summary>A random row type with its columns, and what a request about its rows is made of.</summary>
internal sealed class RowWorld
{
    public const long Now = 1_704_153_600_001;

    private static readonly string[] Names =
        ["n", "a b", "select", "é", "😀", "q\"q", "x'", "UPPER", "upper", "back\\slash", "if", "long_name_with_words", "0", "t", "resource", "a.b", "%", ""];

    private static readonly EntityUid Product = new("Product", "p");

    private readonly List<(RowAttribute Attribute, string Path, string Guard)> _readable = [];

    public RowWorld(Dice dice)
    {
        var names = Names.OrderBy(_ => dice.Next(1_000_000)).ToList();
        Attributes = [.. Enumerable.Range(0, dice.Between(3, 9)).Select(i => Attribute(dice, names[i], i, depth: 2))];
        Text = $$"""
            entity Color enum ["red", "green", "blue"];
            entity Group in [Group];
            entity User in [Group] { level: Long };
            entity Domain;
            entity Product in [Domain];
            entity Row in [Product] {
              known: Color, {{string.Join(", ", Attributes.Select(attribute => attribute.Declaration))}}
            };
            action see;
            action read in [see] appliesTo { principal: User, resource: Row, context: {
              level: Long, flag?: Bool, colors: Set<Color>, names: Set<String>, none: Set<Long>, now: datetime
            } };
            """;
        Schema = CedarSchema.Parse(Text, "rows.cedarschema");
        Columns = Attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Column, StringComparer.Ordinal);
        Known = CedarValue.Of(new EntityUid("Color", dice.Pick("red", "green")));
        Context = CedarValue.Record(
        [
            new("level", CedarValue.Of((long)dice.Next(3))), new("now", CedarValue.DateTime(Now)), new("none", CedarValue.Set()),
            new("colors", CedarValue.Set(Color("red"), Color("blue"))), new("names", CedarValue.Set(CedarValue.Of("a"), CedarValue.Of("é"))),
            .. dice.Chance(0.5) ? (KeyValuePair<string, CedarValue>[])[new("flag", CedarValue.Of(dice.Chance(0.5)))] : [],
        ]);
        foreach (var attribute in Attributes)
        {
            AddReadable(attribute, "resource", "");
        }
    }

    public string Text { get; }

    public CedarSchema Schema { get; }

    public IReadOnlyList<RowAttribute> Attributes { get; }

    public IReadOnlyDictionary<string, RowColumn> Columns { get; }

    /// <summary>Gets the value that the attribute <c>known</c> has in every row.</summary>
    public CedarValue Known { get; }

    public CedarValue Context { get; }

    /// <summary>Gets every attribute that a policy can read, with the text that reads it and the one that asks whether it is
    /// there.</summary>
    public IReadOnlyList<(RowAttribute Attribute, string Path, string Guard)> Readable => _readable;

    public static EntityUid Principal { get; } = new("User", "a");

    public static EntityUid Action { get; } = new("Action", "read");

    public static EntityStore Entities { get; } = EntityStore.Create(
    [
        new(new EntityUid("Group", "top")),
        new Entity(new EntityUid("Group", "low")) with { Parents = [new("Group", "top")] },
        new Entity(Product) with { Parents = [new("Domain", "d")] },
        new(new EntityUid("Domain", "d")),
        User("a", "low"),
        User("b", "top"),
        User("c", null),
    ]);

    /// <summary>Evaluates policies as far as they can be without a row. Policies that strict validation would refuse are let through:
    /// errors are what is hard to translate.</summary>
    public PartialResult Evaluate(PolicySet policies) => PartialEvaluator.EvaluateUnchecked(
        policies,
        Schema,
        Entities,
        new(Principal, Action, new("Row", [Product], new Dictionary<string, CedarValue>(StringComparer.Ordinal) { ["known"] = Known }), Context));

    public Entity Row(int id, IReadOnlyDictionary<string, CedarValue> values) =>
        new(new EntityUid("Row", $"r{id}"), new Dictionary<string, CedarValue>(values, StringComparer.Ordinal) { ["known"] = Known }, [Product]);

    private static RowAttribute Attribute(Dice dice, string name, int index, int depth)
    {
        var isRequired = dice.Chance(0.45);
        var isNullable = isRequired ? dice.Chance(0.3) : dice.Chance(0.85);
        var columnName = dice.Chance(0.3) ? $"column {index}'\"" : $"c{index}";
        if (depth > 0 && dice.Chance(0.15))
        {
            IReadOnlyList<RowAttribute> fields = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(i => Attribute(dice, $"f{i}", i, depth - 1))];
            var record = RowColumnType.Record(fields.ToDictionary(field => field.Name, field => field.Column, StringComparer.Ordinal));
            return new(name, null, false, isRequired, new(columnName, record, isNullable), fields);
        }

        var scalar = dice.Pick(RowScalar.All);
        var isSet = dice.Chance(0.25);
        return new(name, scalar, isSet, isRequired, new(columnName, isSet ? RowColumnType.Set(scalar.Column) : scalar.Column, isNullable), []);
    }

    private void AddReadable(RowAttribute attribute, string from, string guard)
    {
        var path = $"{from}[{CedarText.Quote(attribute.Name)}]";
        var asked = $"{guard}{from} has {CedarText.Quote(attribute.Name)}";
        _readable.Add((attribute, path, asked));
        foreach (var field in attribute.Fields)
        {
            AddReadable(field, path, $"{asked} && ");
        }
    }

    private static CedarValue Color(string id) => CedarValue.Of(new EntityUid("Color", id));

    private static Entity User(string id, string? group) => new(
        new EntityUid("User", id),
        new Dictionary<string, CedarValue>(StringComparer.Ordinal) { ["level"] = CedarValue.Of(2) },
        group is null ? [] : [new("Group", group)]);
}
