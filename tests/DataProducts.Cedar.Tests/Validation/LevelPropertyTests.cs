namespace DataProducts.Cedar.Tests;

/// <summary>The promise of RFC 76: what is valid at a level decides alike without any entity that is further away.</summary>
public sealed class LevelPropertyTests
{
    private const int Seed = 76;
    private const int MaxLevel = 4;

    private static readonly CedarSchema Schema = CedarSchema.Parse("""
        entity Team in [Team];
        entity User in [Team] { boss: User, flag: Bool, team: Team, box: { one: User }, mate?: User } tags User;
        entity Doc in [Team] { owner: User, flag: Bool };
        action all;
        action view in [all] appliesTo { principal: User, resource: Doc, context: { user: User } };
        """, "");

    [Fact]
    public void ValidPolicy_DecidesAlikeOnTheSliceOfItsLevel()
    {
        var random = new System.Random(Seed);
        var world = World(random);
        var store = EntityStore.Create(world).With(Schema.ActionEntities);
        var compared = 0;
        var changedBeyond = 0;
        for (var i = 0; i < 1500; i++)
        {
            var text = $"permit (principal, action, resource) when {{ {Condition(random, 3)} }};";
            var policies = PolicySet.Parse(text, "");
            Assert.True(PolicyValidator.Validate(policies, Schema).IsValid, text);
            var request = new CedarRequest(User(random), new("Action", "view"), new("Doc", $"d{random.Next(3)}"),
                CedarValue.Record([KeyValuePair.Create("user", CedarValue.Of(User(random)))]));
            var whole = Answer(policies, store, request);
            for (var level = 0; level <= MaxLevel; level++)
            {
                var slice = Answer(policies, Slice(world, store, request, level), request);
                if (PolicyValidator.Validate(policies, Schema, new() { MaxLevel = level }).IsValid)
                {
                    compared++;
                    Assert.True(whole == slice, $"seed {Seed}, policy {i}, level {level}: {whole}, {slice} on the slice\n{text}\n{request}");
                }
                else if (whole != slice)
                {
                    changedBeyond++;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {compared} slices decide alike, {changedBeyond} of policies beyond their level do not");
        Assert.InRange(compared, 1000, 7000);
        Assert.InRange(changedBeyond, 500, 7000);
    }

    private static string Answer(PolicySet policies, EntityStore entities, CedarRequest request) =>
        Authorizer.Authorize(policies, entities, request) is var decision ? $"{decision.Allowed}, {decision.Errors.Count} errors" : "";

    // Entities that are reached by fewer steps than the level, with all their ancestors, but without those as entities.
    private static EntityStore Slice(List<Entity> world, EntityStore store, CedarRequest request, int level)
    {
        var known = world.Concat(Schema.ActionEntities).ToDictionary(entity => entity.Uid);
        var slice = new Dictionary<EntityUid, Entity>();
        List<EntityUid> next = [request.Principal, request.Action, request.Resource, .. Named(request.Context)];
        for (var step = 0; step < level; step++)
        {
            var found = next.Where(known.ContainsKey).Distinct().Where(uid => !slice.ContainsKey(uid)).ToList();
            found.ForEach(uid => slice.Add(uid, known[uid] with { Parents = [.. store.AncestorsOf(uid)] }));
            next = [.. found.SelectMany(uid => known[uid].Attributes.Values.Concat(known[uid].Tags.Values)).SelectMany(Named)];
        }

        return EntityStore.Create(slice.Values);
    }

    private static IEnumerable<EntityUid> Named(CedarValue value) => value.Kind switch
    {
        CedarKind.Entity => [value.AsEntity],
        CedarKind.Record => value.Fields.Values.SelectMany(Named),
        _ => [],
    };

    private static List<Entity> World(System.Random random)
    {
        var world = new List<Entity>();
        for (var i = 0; i < 4; i++)
        {
            world.Add(new Entity(new EntityUid("Team", $"t{i}")) with { Parents = i == 0 ? [] : [new("Team", $"t{random.Next(i)}")] });
        }

        for (var i = 0; i < 8; i++)
        {
            var attributes = new Dictionary<string, CedarValue>
            {
                ["boss"] = CedarValue.Of(User(random)),
                ["flag"] = CedarValue.Of(random.Next(2) == 0),
                ["team"] = CedarValue.Of(new EntityUid("Team", $"t{random.Next(4)}")),
                ["box"] = CedarValue.Record([KeyValuePair.Create("one", CedarValue.Of(User(random)))]),
            };
            if (random.Next(2) == 0)
            {
                attributes["mate"] = CedarValue.Of(User(random));
            }

            world.Add(new(new("User", $"u{i}"), attributes, [new("Team", $"t{random.Next(4)}")])
            {
                Tags = random.Next(2) == 0 ? new Dictionary<string, CedarValue>() : new() { ["k"] = CedarValue.Of(User(random)) },
            });
        }

        for (var i = 0; i < 3; i++)
        {
            world.Add(new(new("Doc", $"d{i}"),
                new Dictionary<string, CedarValue> { ["owner"] = CedarValue.Of(User(random)), ["flag"] = CedarValue.Of(random.Next(2) == 0) },
                [new("Team", $"t{random.Next(4)}")]));
        }

        return world;
    }

    private static EntityUid User(System.Random random) => new("User", $"u{random.Next(8)}");

    private static string Condition(System.Random random, int depth)
    {
        if (depth == 0)
        {
            return random.Next(3) switch { 0 => "true", 1 => "false", _ => "principal == context.user" };
        }

        var (user, other) = (Person(random, depth), Person(random, depth - 1));
        return random.Next(14) switch
        {
            0 => $"{user}.flag",
            1 => $"{user} == {other}",
            2 => $"{user} in Team::\"t{random.Next(4)}\"",
            3 => $"{user} in {other}.team",
            4 => $"({user} has mate && {user}.mate.flag)",
            5 => $"({user}.hasTag(\"k\") && {user}.getTag(\"k\").flag)",
            6 => $"({user}.hasTag(\"k\") && {user}.getTag(\"k\") == {other})",
            7 => $"{user} has mate.boss",
            8 => $"({Condition(random, depth - 1)} && {Condition(random, depth - 1)})",
            9 => $"({Condition(random, depth - 1)} || {Condition(random, depth - 1)})",
            10 => $"!({Condition(random, depth - 1)})",
            11 => $"[{user}, {other}].contains({Person(random, 1)})",
            12 => random.Next(2) == 0 ? "action in Action::\"all\"" : "resource.flag",
            _ => $"(if {Condition(random, depth - 1)} then {Condition(random, depth - 1)} else {Condition(random, depth - 1)})",
        };
    }

    private static string Person(System.Random random, int depth)
    {
        if (depth <= 0)
        {
            return random.Next(12) switch { 0 => $"User::\"u{random.Next(8)}\"", < 5 => "context.user", _ => "principal" };
        }

        var inner = Person(random, depth - 1 - random.Next(2));
        return random.Next(8) switch
        {
            0 => $"{inner}.boss",
            1 => $"{inner}.box.one",
            2 => "resource.owner",
            3 => $"{{ a: {inner}, b: {Person(random, depth - 1)} }}.a",
            4 => $"(if {Condition(random, depth - 1)} then {inner} else {Person(random, depth - 2)})",
            _ => inner,
        };
    }
}
