namespace DataProducts.Cedar.Fuzz;

/// <summary>Something that reads text from strangers, and texts that it accepts, from which hostile ones are made.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Read">Reads a text; a <see cref="CedarException"/> refuses it.</param>
/// <param name="Samples">Texts that it accepts.</param>
internal sealed record ParserTarget(string Name, Action<string> Read, IReadOnlyList<string> Samples)
{
    // The samples are the same for every seed, so that an input depends on its own seed only.
    private const int SampleSeed = 20261122;

    private const string RichPolicies = """
        @a permit(principal is A::B in C::"x\u{1F600}", action in [Action::"a", N::Action::"b"], resource,)
        when { if context has a.b.c then [1, -2, {a: "x", "b c": ip("1.2.3.4/8")}].contains(resource["q"]) else !(principal.n * 2 <= 7 || false) }
        unless { resource.s like "a*\*b" && datetime("2024-01-01").offset(duration("1d2h")) < context.now && principal.hasTag("t") };
        // a template
        forbid (principal in ?principal, action, resource == ?resource) when { decimal("1.5").lessThan(context.d) };
        """;

    private const string RichJson = """
        [{"uid": {"type": "A::B", "id": "x"}, "attrs": {"n": 12, "s": "a\u00e9", "e": {"__entity": {"type": "A", "id": "q"}},
          "d": {"__extn": {"fn": "decimal", "arg": "1.5"}}, "l": [1, true, {"x": -9223372036854775808}]}, "parents": [{"type": "A", "id": "q"}], "tags": {"t": 1}},
         {"uid": {"type": "A", "id": "q"}, "attrs": {}, "parents": []}]
        """;

    public static IReadOnlyList<ParserTarget> All { get; } = Make();

    private static List<ParserTarget> Make()
    {
        var policies = new List<string> { RichPolicies };
        var schemas = new List<string>();
        var entities = new List<string> { RichJson };
        var contexts = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            var dice = new Dice(SampleSeed, i);
            var sample = FuzzWorld.Random(dice);
            schemas.Add(sample.SchemaText);
            policies.Add(new PolicyGenerator(dice, sample, PolicyStyle.Everything).Set(4).Text);
            entities.Add(sample.EntitiesJson.ToJsonString());
            contexts.Add(new RequestGenerator(dice, sample).Conforming().Context.ToJsonString());
        }

        var world = FuzzWorld.Random(new(SampleSeed, 0));
        return
        [
            new("policies", text => UsePolicies(text, world), policies),
            new("schema", text => CedarSchema.Parse(text, "fuzz.cedarschema"), schemas),
            new("entities", text => EntityStore.Create(EntityJson.Parse(text, world.Schema)), entities),
            new("context", text => EntityJson.ParseContext(text, world.Schema, world.Schema.Actions.Keys.First()), contexts),
            new("literals", UseLiterals, [.. Literals()]),
        ];
    }

    // What parses is also evaluated, validated and printed: none of that may fail either, whatever the policy says.
    private static void UsePolicies(string text, FuzzWorld world)
    {
        var set = PolicySet.Parse(text, "fuzz.cedar");
        Authorizer.Authorize(set, world.Store, new(new("User", "a"), new("Action", "a"), new("Doc", "d"), CedarValue.EmptyRecord));
        PolicyValidator.Validate(set, world.Schema);
        foreach (var condition in set.Policies.SelectMany(policy => policy.Conditions))
        {
            _ = condition.Body.ToString();
        }
    }

    private static void UseLiterals(string text)
    {
        _ = CedarLiterals.Decimal(text);
        _ = CedarLiterals.DateTime(text);
        _ = CedarLiterals.Duration(text);
        _ = CedarIp.Parse(text)?.ToString();
    }

    private static IEnumerable<string> Literals()
    {
        var dice = new Dice(SampleSeed, 0);
        for (var i = 0; i < 200; i++)
        {
            var kind = (CedarKind)dice.Between((int)CedarKind.Decimal, (int)CedarKind.IpAddress);
            yield return ExtensionText.Valid(dice, kind);
        }
    }
}
