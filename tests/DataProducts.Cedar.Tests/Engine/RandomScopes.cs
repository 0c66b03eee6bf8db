namespace DataProducts.Cedar.Tests;

/// <summary>A small world in which scopes overlap often: entities of three types in one hierarchy with parents that do not exist,
/// actions in groups, and policies whose conditions hold, fail and err.</summary>
internal sealed class RandomScopes(System.Random random)
{
    private static readonly string[] Types = ["U", "N::G", "D"];

    private static readonly string[] Values =
    [
        "principal", "resource", "action", "context", "context.n", "context.set", "context.who", "context.rec", "principal.n", "resource.n",
        "principal.who", "resource.set", "principal.set", "resource.rec", "resource.rec.n", "principal.missing", "1", "2", "9223372036854775807",
        "\"x\"", "\"a*b\"", "true", "false", "[]", "[1, 2]", "U::\"0\"", "D::\"1\"", "N::G::\"2\"", "[U::\"0\", U::\"1\", N::G::\"0\"]",
        "{n: 1}", "{n: context.n}", "{n: 1}.n", "decimal(\"1.5\")", "ip(\"10.0.0.0/8\")", "ip(\"10.1.2.3\")", "ip(context.text)",
        "datetime(\"2024-01-01\")", "duration(\"1h\")", "principal.getTag(\"t\")", "resource.getTag(context.text)", "context.text",
        "[principal, resource]", "[context.n, 1]", "[1, context.who]", "-(context.n)", "(context.n + 1)", "(resource.n * 4611686018427387904)",
        "datetime(\"2024-01-01\").offset(duration(\"1d\"))", "[1, 2, 3, 4, 5, 6, 7, 8, 9, context.n]",
        "[U::\"0\", U::\"1\", U::\"2\", U::\"3\", N::G::\"0\", N::G::\"1\", N::G::\"2\", N::G::\"3\", D::\"0\", D::\"1\"]",
    ];

    /// <summary>Makes entities; now and then one twice, the same.</summary>
    public List<Entity> Entities()
    {
        var entities = new List<Entity>();
        for (var i = 0; i < 12; i++)
        {
            // Parents come later in the order, so there is no cycle; some of them are never given.
            var parents = Enumerable.Range(0, random.Next(4)).Select(_ => Uid(random.Next(i + 1, 16))).ToArray();
            if (random.Next(6) > 0)
            {
                entities.Add(new Entity(Uid(i), Fields(), parents)
                {
                    Tags = new Dictionary<string, CedarValue> { ["t"] = CedarValue.Of(random.Next(3)), ["x"] = CedarValue.Of(Uid()) },
                });
            }
        }

        entities.Add(new Entity(Action("a"), NoFields, [Action("g"), Action("h")]));
        entities.Add(new Entity(Action("b"), NoFields, [Action("g")]));
        entities.Add(new Entity(Action("g"), NoFields, [Action("all")]));
        if (random.Next(2) == 0)
        {
            entities.Add(entities[0]);
        }

        return entities;
    }

    public string Policies(int count) => string.Join('\n', Enumerable.Range(0, count).Select(_ => Policy()));

    public CedarRequest Request() => new(Uid(), Action(Pick("a", "a", "b", "c", "g", "other")), Uid(), Context());

    private static Dictionary<string, CedarValue> NoFields { get; } = [];

    private static EntityUid Action(string id) => new("Action", id);

    private static EntityUid Uid(int number) => new(Types[number % 3], $"{number / 3}");

    private EntityUid Uid() => Uid(random.Next(18));

    private Dictionary<string, CedarValue> Fields()
    {
        var fields = new Dictionary<string, CedarValue>();
        foreach (var name in (string[])["n", "set", "who", "rec", "text"])
        {
            if (random.Next(4) > 0)
            {
                fields[name] = Value(name);
            }
        }

        return fields;
    }

    private CedarValue Value(string name) => name switch
    {
        "n" => CedarValue.Of(random.Next(4)),
        "set" => CedarValue.Set(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(20) > 0 ? CedarValue.Of(Uid()) : CedarValue.Of(7))),
        "who" => CedarValue.Of(Uid()),
        "rec" => CedarValue.Record(("n", CedarValue.Of(random.Next(3))), ("who", CedarValue.Of(Uid()))),
        _ => CedarValue.Of(Pick("x", "t", "10.1.2.3", "a*b", "")),
    };

    private CedarValue Context() => random.Next(8) == 0 ? CedarValue.EmptyRecord
        : CedarValue.Record([.. ((string[])["n", "set", "who", "rec", "text"]).Select(name => (name, Value(name)))]);

    private string Policy()
    {
        var conditions = string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => $" {Pick("when", "unless")} {{ {Test(random.Next(3))} }}"));
        return $"{Pick("permit", "permit", "forbid")} ({Scope("principal")}, {ActionScope()}, {Scope("resource")}){conditions};";
    }

    private string Scope(string variable) => random.Next(6) switch
    {
        0 or 1 => variable,
        2 => $"{variable} == {Uid()}",
        3 => $"{variable} in {Uid()}",
        4 => $"{variable} is {Pick(Types)}",
        _ => $"{variable} is {Pick(Types)} in {Uid()}",
    };

    private string ActionScope() => random.Next(6) switch
    {
        0 or 1 => "action",
        2 => $"action == {Action(Pick("a", "b", "c"))}",
        3 => $"action in {Action(Pick("a", "g", "h", "all", "c"))}",
        4 => "action in []",
        _ => $"action in [{Action(Pick("a", "b", "c"))}, {Action(Pick("g", "h", "all"))}, {Action("other")}]",
    };

    private string Test(int depth) => depth > 0
        ? random.Next(6) switch
        {
            0 => $"({Test(depth - 1)}) && ({Test(depth - 1)})",
            1 => $"({Test(depth - 1)}) || ({Test(depth - 1)})",
            2 => $"if {Test(depth - 1)} then {Test(depth - 1)} else {Test(depth - 1)}",
            3 => $"!({Test(depth - 1)})",
            4 => $"(if {Test(depth - 1)} then {Pick(Values)} else {Pick(Values)}) == {Pick(Values)}",
            _ => $"{Test(depth - 1)} && {Pick("true", "false")}",
        }
        : random.Next(17) switch
        {
            0 => Pick("true", "false", Pick(Values)),
            1 => $"{Pick(Values)} {Pick("==", "!=")} {Pick(Values)}",
            2 => $"{Pick(Values)} {Pick("<", "<=", ">", ">=")} {Pick(Values)}",
            3 or 4 => $"{Pick("principal", "resource", "action", Pick(Values))} in {Pick(Values)}",
            5 => $"principal in [{Pick(Values)}, {Pick(Values)}]",
            6 => $"{Pick(Values)}.contains({Pick(Values)})",
            7 => $"[{Pick(Values)}, {Pick(Values)}].contains({Pick(Values)})",
            8 => $"{Pick(Values)}.{Pick("containsAll", "containsAny")}({Pick(Values)})",
            9 => $"{Pick("context", "principal", "resource")}.set.{Pick("containsAll", "containsAny")}([{Pick(Values)}, {Pick(Values)}])",
            10 => $"{Pick(Values)} has {Pick("n", "rec", "rec.n", "rec.who.n", "rec.who.rec.n", "missing")}",
            11 => $"{Pick(Values)}.hasTag({Pick("\"t\"", "context.text", Pick(Values))})",
            12 => $"{Pick(Values)} is {Pick(Types)}{Pick("", $" in {Pick(Values)}")}",
            13 => $"{Pick("context.text", "\"a*b\"", Pick(Values))} like \"{Pick("a*", "*", "10.*.3", "", "x")}\"",
            14 => $"{Pick(Values)}.isEmpty()",
            15 => $"{Pick(Values)}.{Pick("isInRange", "lessThan", "durationSince")}({Pick(Values)}){Pick("", " == duration(\"24h\")")}",
            _ => $"{Pick(Values)}.{Pick("isIpv4()", "isLoopback()", "toDate() == datetime(\"2024-01-01\")", "toHours() == 1")}",
        };

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
