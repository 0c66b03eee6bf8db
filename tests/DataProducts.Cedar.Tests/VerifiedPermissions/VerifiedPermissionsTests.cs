using System.Globalization;

namespace DataProducts.Cedar.Tests;

public sealed class VerifiedPermissionsTests
{
    private const string Permit = "permit (principal, action, resource == Photo::\"p\");";

    [Fact]
    public void SoundStore_HasNoFindings()
    {
        const string Text = """
            @id("view-1") permit (principal == N::User::"u", action == N::Action::"view", resource in N::Album::"a") when { resource.ok };
            permit (principal == ?principal, action == N::Action::"view", resource in ?resource);
            """;
        var found = VerifiedPermissionsProfile.Check(new()
        {
            Policies = Parse(Text).Link("policy1", "l", new Dictionary<CedarSlot, EntityUid>
            {
                [CedarSlot.Principal] = new("N::User", "v"),
                [CedarSlot.Resource] = new("N::Album", "b"),
            }),
            Schema = CedarSchema.Parse(
                "namespace N { entity User, Album; entity Photo in [Album] { ok: Bool }; action view appliesTo { principal: User, resource: Photo }; }", "s"),
            Entities = EntityStore.Create([new(new("N::User", "u"))]),
            Texts = new Dictionary<string, string> { ["p.cedar"] = Text },
        });

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("{}", "DP1360")]
    [InlineData("""{"A": {}, "B": {}}""", "DP1360")]
    [InlineData("""{"": {}}""", "DP1361", "DP1367")]
    [InlineData("""{"aws": {}}""", "DP1361")]
    [InlineData("""{"AmazonShop": {}}""", "DP1361")]
    [InlineData("""{"My::Cedar": {}}""", "DP1361")]
    [InlineData("""{"Bank": {"entityTypes": {"User": {"shape": {"type": "Record", "attributes": {"": {"type": "Long"}}}}}}}""", "DP1367")]
    [InlineData("[]", "DP1301")]
    [InlineData("""{"A": 1, "A": 2}""", "DP1301")]
    [InlineData("""{"Laws": {}}""", "DP1361")]
    public void SchemaThatTheServiceRefuses_IsFound(string json, params string[] codes) =>
        Assert.Equal(codes, Check(new() { Policies = PolicySet.Empty, SchemaJson = json }).Select(one => one.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void NamespaceThatOnlyIncludesAReservedWord_IsAWarning() =>
        Assert.True(Assert.Single(Check(new() { Policies = PolicySet.Empty, SchemaJson = """{"Laws": {}}""" })).IsWarning);

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    public void Namespace_IsAtMost100CharactersLong(int length, int findings) =>
        Assert.Equal(findings, Check(new() { Policies = PolicySet.Empty, SchemaJson = "{\"" + new string('n', length) + "\": {}}" }).Count);

    [Theory]
    [InlineData(200_000, 0)]
    [InlineData(200_001, 1)]
    public void Schema_IsAtMost200000BytesLong(int bytes, int findings)
    {
        const string Start = """{"N": {"annotations": {"doc": "é""";
        const string End = "\"}}}";
        var json = Start + new string('x', bytes - Start.Length - 1 - End.Length) + End;

        Assert.Equal(findings, Check(new() { Policies = PolicySet.Empty, SchemaJson = json }).Count(one => one.Code == "DP1364"));
    }

    [Theory]
    [InlineData("permit (principal, action, resource == ?resource);", 1, 9)]
    [InlineData("permit (principal == ?principal, action, resource);", 1, 42)]
    [InlineData("permit (principal is User, action, resource == ?resource);", 0, 0)]
    [InlineData("permit (principal == User::\"a\", action, resource in ?resource);", 0, 0)]
    public void TemplateWithAnOpenSide_IsFoundAtIt(string text, int line, int column)
    {
        var found = Check(new() { Policies = Parse(text) });

        Assert.Equal(line > 0 ? [("DP1362", line, column)] : [], found.Select(one => (one.Code, one.Line, one.Column)));
    }

    [Theory]
    [InlineData(10_000, 0)]
    [InlineData(10_001, 1)]
    public void Policy_IsAtMost10000BytesLong_CommentsAndMultibyteCharactersIncluded(int bytes, int findings)
    {
        var text = $"permit (principal, action, resource == Photo::\"é\") // {{}}\n;";
        text = text.Replace("{}", new string('c', bytes - System.Text.Encoding.UTF8.GetByteCount(text) + 2), StringComparison.Ordinal);

        var found = Check(new() { Policies = Parse(text), Texts = new Dictionary<string, string> { ["p.cedar"] = "// before\n" }, });
        Assert.DoesNotContain(found, one => one.Code == "DP1363");

        found = Check(new() { Policies = Parse(text), Texts = new Dictionary<string, string> { ["p.cedar"] = text } });
        Assert.Equal(findings, found.Count(one => one.Code == "DP1363"));
    }

    [Fact]
    public void PoliciesOfOneResource_AreSummedUp_AndThoseOfNoneToo()
    {
        // 25 policies of 8,100 bytes are more than 200,000; 24 are not.
        string Many(int count, string resource) => string.Join('\n', Enumerable.Range(0, count).Select(_ =>
            $"permit (principal, action, {resource}) when {{ \"{new string('x', 8_100)}\" == \"\" }};"));
        Assert.Empty(Sum(Many(24, "resource == Photo::\"a\"") + Many(24, "resource == Photo::\"b\"") + Many(24, "resource")));
        Assert.Contains("Photo::\"a\"", Assert.Single(Sum(Many(26, "resource in Photo::\"a\""))).Message, StringComparison.Ordinal);
        Assert.Contains("no resource", Assert.Single(Sum(Many(13, "resource is Photo") + Many(13, "resource"))).Message, StringComparison.Ordinal);

        IEnumerable<CedarDiagnostic> Sum(string text) =>
            Check(new() { Policies = Parse(text), Texts = new Dictionary<string, string> { ["p.cedar"] = text } }).Where(one => one.Code == "DP1365");
    }

    [Fact]
    public void Link_CountsWithItsNamesAlone()
    {
        var text = $"permit (principal == ?principal, action, resource == ?resource) when {{ \"{new string('x', 9_000)}\" == \"\" }};";
        var set = Parse(text);
        for (var i = 0; i < 100; i++)
        {
            set = set.Link("policy0", string.Create(CultureInfo.InvariantCulture, $"l{i}"), new Dictionary<CedarSlot, EntityUid>
            {
                [CedarSlot.Principal] = new("User", "u"),
                [CedarSlot.Resource] = new("Photo", "p"),
            });
        }

        Assert.Empty(Check(new() { Policies = set, Texts = new Dictionary<string, string> { ["p.cedar"] = text } }));
    }

    [Theory]
    [InlineData(40, 0)]
    [InlineData(41, 1)]
    public void Templates_Are40ByDefault(int count, int findings)
    {
        var text = string.Concat(Enumerable.Repeat("permit (principal == ?principal, action, resource == Photo::\"p\");", count));

        var found = Check(new() { Policies = Parse(text) });

        Assert.Equal(findings, found.Count(one => one is { Code: "DP1366", IsWarning: true }));
    }

    [Theory]
    [InlineData("permit (principal == User::\"{612}\", action, resource == Photo::\"p\");", null)]
    [InlineData("permit (principal == User::\"{613}\", action, resource == Photo::\"p\");", "DP1368")]
    [InlineData("permit (principal == User::\"\", action, resource == Photo::\"p\");", "DP1368")]
    [InlineData("permit (principal == User::\"a\\nb\", action, resource == Photo::\"p\");", "DP1368")]
    [InlineData("permit (principal, action == Action::\"{512}\", resource == Photo::\"p\");", null)]
    [InlineData("permit (principal, action == Action::\"{513}\", resource == Photo::\"p\");", "DP1369")]
    [InlineData("permit (principal, action, resource == Photo::\"p\") when { principal == User::\"{613}\" };", "DP1368")]
    [InlineData("permit (principal == ?principal, action, resource == Photo::\"{613}\");", "DP1368")]
    [InlineData("@id(\"{145}\") permit (principal, action, resource == Photo::\"p\");", null)]
    [InlineData("@id(\"{146}\") permit (principal, action, resource == Photo::\"p\");", "DP1373")]
    [InlineData("@id(\"a.b\") permit (principal, action, resource == Photo::\"p\");", "DP1373")]
    public void Names_HaveTheServicesLengths(string text, string? code)
    {
        var filled = System.Text.RegularExpressions.Regex.Replace(
            text, @"\{(\d+)\}", match => new string('i', int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));

        Assert.Equal(code is null ? [] : [code], Check(new() { Policies = Parse(filled) }).Select(one => one.Code));
    }

    [Fact]
    public void CharactersBeyondTheBasicPlane_CountOnce() =>
        Assert.Empty(Check(new() { Policies = Parse($"permit (principal == User::\"{string.Concat(Enumerable.Repeat("😀", 612))}\", action, resource == Photo::\"p\");") }));

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    public void Entity_StandsBelowAtMost99(int ancestors, int findings)
    {
        List<Entity> chain = [.. Enumerable.Range(0, ancestors + 1).Select(i =>
            new Entity(Uid(i), new Dictionary<string, CedarValue>(), i < ancestors ? [Uid(i + 1)] : []))];

        Assert.Equal(findings, Check(new() { Policies = Parse(Permit), Entities = EntityStore.Create(chain) }).Count(one => one.Code == "DP1371"));

        static EntityUid Uid(int i) => new("Group", string.Create(CultureInfo.InvariantCulture, $"g{i}"));
    }

    [Theory]
    [InlineData("0000-01-01", 0, 0)]
    [InlineData("0000-01-01", -1, 1)]
    [InlineData("9999-12-31T23:59:59.999Z", 0, 0)]
    [InlineData("9999-12-31T23:59:59.999Z", 1, 1)]
    public void DateTimeOutsideTheServicesForm_IsAWarning(string text, int milliseconds, int findings)
    {
        var edge = EntityJson.ParseContext($$$"""{"t": {"__extn": {"fn": "datetime", "arg": "{{{text}}}"} } }""").Fields["t"].AsUnixMilliseconds;
        var value = CedarValue.Set(CedarValue.Record(("t", CedarValue.DateTime(edge + milliseconds))));
        var entity = new Entity(new("User", "u"), new Dictionary<string, CedarValue> { ["s"] = value }, []);

        Assert.Equal(findings, Check(new() { Policies = Parse(Permit), Entities = EntityStore.Create([entity]) }).Count(one => one is { Code: "DP1370", IsWarning: true }));
    }

    [Fact]
    public void PolicyThatDoesNotValidate_IsFound() => Assert.Equal(["DP1320"], Check(new()
    {
        Policies = Parse("permit (principal == N::Nobody::\"x\", action, resource == N::User::\"y\");"),
        Schema = CedarSchema.Parse("namespace N { entity User; action view appliesTo { principal: User, resource: User }; }", "s"),
    }).Select(one => one.Code).Distinct());

    [Fact]
    public void PolicyThatPassesOnlyByTheRulesOf413_IsFound() => Assert.Equal(["DP1372"], Check(new()
    {
        Policies = Parse("permit (principal is N::Album, action == N::Action::\"view\", resource == N::User::\"y\");"),
        Schema = CedarSchema.Parse("namespace N { entity User, Album; action view appliesTo { principal: User, resource: User }; }", "s"),
    }).Select(one => one.Code));

    [Fact]
    public void SchemaAsText_IsLookedAtAsTheJsonThatTheServiceTakes() => Assert.Equal(["DP1360"], Check(new()
    {
        Policies = PolicySet.Empty,
        Schema = CedarSchema.Parse("namespace A { entity User; } namespace B { type T = Long; }", "s"),
    }).Select(one => one.Code));

    private static IReadOnlyList<CedarDiagnostic> Check(VerifiedPermissionsInput input) => VerifiedPermissionsProfile.Check(input);

    private static PolicySet Parse(string text) => PolicySet.Parse(text, "p.cedar");
}
