using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class EntityJsonTests
{
    private static readonly CedarSchema Schema = CedarSchema.Parse(
        """entity G; entity U in G {n: Long, e?: G, d?: decimal, r?: {d: decimal}, s?: Set<Set<ipaddr>>}  tags datetime; action a; action b in a;""", "s");

    [Fact]
    public void ImplicitValues_AreConvertedBelowSetsRecordsAndTags()
    {
        var entity = EntityJson.Parse("""
            [{"tags": {"k": "2024-01-01"}, "attrs": {"n": 1, "e": {"id": "g", "type": "G"}, "d": "1.5", "r": {"d": {"fn": "decimal", "arg": "0.5"}}, "s": [["1.2.3.4"]]}, "parents": [], "uid": {"type": "U", "id": "x"}}]
            """, Schema)[0];

        Assert.Empty(EntityValidator.Validate(entity, Schema));
        Assert.Equal(new EntityUid("G", "g"), entity.Attributes["e"].AsEntity);
        Assert.Equal(5000, entity.Attributes["r"].Fields["d"].AsTenThousandths);
        Assert.Equal(CedarKind.DateTime, entity.Tags["k"].Kind);
    }

    [Theory]
    [InlineData("""[{"uid":{"type":"U","id":"x"},"attrs":{"n":"secret"},"parents":[],"atrs":{}}]""", "$[0].atrs of U::\"x\"", "secret")]
    [InlineData("""[{"uid":{"type":"U","id":"x"},"attrs":{"d":"secret"},"parents":[]}]""", "$[0].attrs.d of U::\"x\"", "secret")]
    [InlineData("""[{"uid":{"type":"U","id":"x"},"attrs":{"s":[[],["secret"]]},"parents":[]}]""", "$[0].attrs.s[1][0] of U::\"x\"", "secret")]
    [InlineData("""[{"uid":{"type":"U","id":"x"},"attrs":{"n":null},"parents":[]}]""", "$[0].attrs.n of U::\"x\"", "secret")]
    [InlineData("""[{"uid":{"type":"U","id":"x"},"attrs":{"n":1.5},"parents":[]}]""", "$[0].attrs.n of U::\"x\"", "1.5")]
    [InlineData("""[{"uid":{"type":"U","id":"x"},"attrs":{"n":9223372036854775808},"parents":[]}]""", "$[0].attrs.n of U::\"x\"", "9223372036854775808")]
    [InlineData("""[{"uid":{"type":"U","id":"x"},"parents":[]}]""", "$[0] of U::\"x\"", "secret")]
    [InlineData("""[{"uid":{"type":"U","id":"x"},"attrs":{}}]""", "$[0] of U::\"x\"", "secret")]
    [InlineData("""[{"uid":{"type":"Action","id":"b"},"attrs":{},"parents":[]}]""", "$[0] of Action::\"b\"", "secret")]
    [InlineData("""[{"uid":{"type":"Action","id":"q"},"attrs":{},"parents":[{"type":"G","id":"g"}]}]""", "$[0].parents[0] of Action::\"q\"", "secret")]
    public void WrongEntity_IsRefusedAtItsPlaceWithoutItsValues(string json, string place, string value)
    {
        var refusal = Assert.Throws<CedarDataException>(() => EntityJson.Parse(json, Schema));

        Assert.Contains($"{place}:", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refusal.Message, StringComparison.Ordinal);
        Assert.Equal((CedarCodes.Entities, 1), (refusal.Diagnostics[0].Code, refusal.Diagnostics[0].Line));
    }

    [Fact]
    public void Corpus_WrittenEntities_AreReadAgain() => ConformanceArchive.Check(ConformanceArchive.Ids, id =>
    {
        var entities = EntityJson.Parse(ConformanceArchive.Case(id, ".entities.json"));
        var again = EntityJson.Parse(EntityJson.Write(entities));
        return entities.Count == again.Count && entities.Zip(again).All(pair => pair.First.HasSameContent(pair.Second)) ? null : "differs";
    });

    [Fact]
    public void EveryKindOfValue_IsWrittenAndReadAgain()
    {
        var context = CedarValue.Record(
            ("datetime", CedarValue.DateTime(long.MinValue)), ("late", CedarValue.DateTime(long.MaxValue)), ("duration", CedarValue.Duration(long.MinValue)),
            ("decimal", CedarValue.Decimal(long.MinValue)), ("small", CedarValue.Decimal(-1)), ("text", CedarValue.Of("é\u0000\"\\<&\U0001F600")), ("max", CedarValue.Of(long.MaxValue)),
            ("set", CedarValue.Set(CedarValue.Of(true), CedarValue.Set(), CedarValue.Of(new EntityUid("A::B", "\n")))), ("", CedarValue.EmptyRecord));

        Assert.Equal(context, EntityJson.ParseContext(EntityJson.WriteContext(context)));
        Assert.Equal(context, EntityJson.ParseContext(EntityJson.WriteContext(context, indented: true)));
    }

    [Theory]
    [InlineData("ip", "\"1.2.3.4\"")]
    [InlineData("ip", "\"2001:db8::1/64\"")]
    public void Addresses_AreWrittenAndReadAgain(string function, string argument)
    {
        var context = EntityJson.ParseContext($"{{\"x\": {{\"__extn\": {{\"fn\": \"{function}\", \"arg\": {argument}}}}}}}");

        Assert.Equal(context, EntityJson.ParseContext(EntityJson.WriteContext(context)));
    }

    [Fact]
    public void ManyEntities_LoadFromAStream()
    {
        const int Count = 100_000;
        var json = new StringBuilder("[");
        for (var i = 0; i < Count; i++)
        {
            json.Append(i == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture,
                $$$"""{"uid":{"type":"U","id":"user {{{i}}}"},"attrs":{"n":{{{i}}},"e":{"type":"G","id":"g{{{i % 100}}}"},"d":"1.5"},"parents":[{"type":"G","id":"g{{{i % 100}}}"}]}""");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json.Append(']').ToString()));
        var entities = EntityJson.Parse(stream, Schema);

        Assert.Equal(Count, EntityStore.Create(entities).Entities.Count());
        Assert.Same(entities[0].Uid.Type, entities[Count - 1].Uid.Type);
    }
}
