namespace DataProducts.Contracts.Tests;

/// <summary>What a manifest promises of values and rows, beyond their types.</summary>
public sealed class PromiseTests
{
    [Fact]
    public void Promises_AreRead()
    {
        var column = Read("ports[0].columns[3]", """
            { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "c", "values": ["CH", "DE"], "deprecated": "gone",
              "unique": true, "references": { "product": "geo.countries", "port": "countries", "column": "code" },
              "minLength": 2, "maxLength": 2, "pattern": "[A-Z]{2}", "default": "CH", "unit": "ISO 3166-1" }
            """).Ports[0].Columns[3];
        var manifest = Read("ports[0].quality", """[{ "name": "no-doubles", "sql": "select 0", "mustBe": 1.5, "description": "why" }]""");

        Assert.Equal((true, 2, 2, "[A-Z]{2}", "CH"), (column.Unique, column.Limits.MinimumLength, column.Limits.MaximumLength, column.Limits.Pattern, column.Default));
        Assert.Equal(("gone", "ISO 3166-1", new("geo.countries", "countries", "code")), (column.Deprecated, column.Unit, column.References));
        Assert.Equal(["CH", "DE"], column.Values);
        Assert.Equal(new("no-doubles", "select 0", 1.5m) { Description = "why" }, manifest.Ports[0].Quality[0]);
        Assert.Equal(["fraud-detection"], Read("purposes", """["fraud-detection"]""").Purposes);
        Assert.Equal(["old"], Read("ports[0].retired", """["old"]""").Ports[0].Retired);
        Assert.Equal("P7Y", Read("ports[0].retention", """{ "period": "P7Y" }""").Ports[0].Retention!.Period.ToString());
        Assert.Equal([new("country", "bucket[16]")], Read("ports[0].partition", """[{ "column": "country", "transform": "bucket[16]" }]""").Ports[0].Partition);
    }

    // Renderers are tried on it: no member that a manifest may have is left out.
    [Fact]
    public void CompleteSample_HasEveryMember()
    {
        var product = Samples.Complete;
        var (ports, columns) = (product.Ports, product.Ports.SelectMany(port => port.Columns).ToList());

        Assert.Equal(
            Enum.GetValues<LakeKind>().Except([LakeKind.Fixed, LakeKind.Timestamp]).Order(), columns.Select(column => column.Type.Kind).Distinct().Order());
        Assert.NotEmpty(product.Purposes);
        Assert.NotEmpty(product.DerivedFrom);
        Assert.Contains(ports, port => port is { Quality.Count: > 0, Retention.Column: not null, Retired.Count: > 0, Partition.Count: > 0, EventTime: not null });
        Assert.Contains(ports, port => port is { Retention.Column: null, Key.Count: 1 });
        Assert.Contains(ports, port => port is { Retention.Column: not null, Key.Count: 2 });
        Predicate<ColumnManifest>[] members =
        [
            column => column.Values.Count > 0, column => column.Deprecated is "", column => column.Deprecated is { Length: > 0 }, column => column.Unique,
            column => column.References is not null, column => column.Limits is { Minimum: not null, ExclusiveMinimum: false },
            column => column.Limits is { Maximum: not null, ExclusiveMaximum: false }, column => column.Limits.ExclusiveMinimum, column => column.Limits.ExclusiveMaximum,
            column => column.Limits.MinimumLength is not null, column => column.Limits.MaximumLength is not null, column => column.Limits.Pattern is not null,
            column => column.Default is not null, column => column.Unit is not null, column => column.Pii is not null, column => column.SourceOptional,
            column => column.Classification != default, column => column.Type.UniqueElements,
        ];
        Assert.All(members, member => Assert.Contains(columns, member));
        Predicate<ValueLimits>[] limits =
        [
            one => one is { Minimum: not null, ExclusiveMinimum: false }, one => one is { Maximum: not null, ExclusiveMaximum: false },
            one => one.ExclusiveMinimum, one => one.ExclusiveMaximum, one => one.MinimumLength is not null, one => one.MaximumLength is not null,
            one => one.Pattern is not null,
        ];
        var nested = FieldPlaces.Of(product).Where(place => place.Path.Length > 1).Select(place => place.Field.Limits).ToList();
        Assert.All(limits, limit => Assert.Contains(nested, limit));
    }

    [Theory]
    [InlineData("ports[0].columns[3].values", """["a","a"]""", "ports[0].columns[3].values")]
    [InlineData("ports[0].columns[4].values", """["a"]""", "ports[0].columns[4].values")]
    [InlineData("ports[0].columns[3].minLength", "-1", "ports[0].columns[3].minLength")]
    [InlineData("ports[0].columns[3].references", """{ "product": "geo", "port": "a", "column": "b" }""", "ports[0].columns[3].references.product")]
    [InlineData("ports[0].quality", """[{ "name": "No doubles", "sql": "select 0" }]""", "ports[0].quality[0].name")]
    [InlineData("ports[0].quality", """[{ "name": "a", "sql": "select 0", "mustBe": "0" }]""", "ports[0].quality[0].mustBe")]
    [InlineData("ports[0].retention", """{ "period": "7 years" }""", "ports[0].retention.period")]
    [InlineData("ports[0].partition", """[{ "column": "country", "transform": "bucket[016]" }]""", "ports[0].partition[0].transform")]
    [InlineData("ports[0].partition", """[{ "column": "country", "transform": "bucket[]" }]""", "ports[0].partition[0].transform")]
    [InlineData("ports[0].partition", """[{ "column": "country", "transform": "void" }]""", "ports[0].partition[0].transform")]
    public void WrongPromise_IsNamed(string member, string json, string named) => Refused("DP1203", member, json, named);

    [Theory]
    [InlineData("ports[0].columns[3].minimum", "\"1\"", "ports[0].columns[3].minimum")]
    [InlineData("ports[0].columns[3].exclusiveMaximum", "true", "ports[0].columns[3].exclusiveMaximum")]
    [InlineData("ports[0].columns[4].maxLength", "1", "ports[0].columns[4].maxLength")]
    [InlineData("ports[0].columns[4].pattern", "\"a\"", "ports[0].columns[4].pattern")]
    [InlineData("ports[0].columns[0].type", """{ "type": "list", "element": "int" }""", "ports[0].key[0]")]
    [InlineData("ports[0].retention", """{ "period": "P7Y", "column": "country" }""", "ports[0].retention.column")]
    [InlineData("ports[0].retention", """{ "period": "P7Y", "column": "nobody" }""", "ports[0].retention.column")]
    [InlineData("ports[0].quality", """[{ "name": "a", "sql": "b" }, { "name": "a", "sql": "c" }]""", "ports[0].quality")]
    [InlineData("ports[0].retired", """["country"]""", "ports[0].retired")]
    [InlineData("ports[0].partition", """[{ "column": "nobody", "transform": "identity" }]""", "ports[0].partition[0]")]
    [InlineData("ports[0].partition", """[{ "column": "email", "transform": "bucket[4]" }]""", "ports[0].partition[0]")]
    [InlineData("ports[0].partition", """[{ "column": "country", "transform": "day" }]""", "ports[0].partition[0]")]
    [InlineData("ports[0].partition", """[{ "column": "legal_hold", "transform": "truncate[4]" }]""", "ports[0].partition[0]")]
    public void ContradictoryPromise_IsNamed(string member, string json, string named) => Refused("DP1204", member, json, named);

    private static void Refused(string id, string member, string json, string named)
    {
        var failure = Assert.Throws<DataProductException>(() => Read(member, json));

        Assert.Equal(id, failure.Id);
        Assert.Contains($"'{named}'", failure.Message, StringComparison.Ordinal);
    }

    private static ProductManifest Read(string member, string json) => ManifestReader.Parse(ManifestReaderTests.Edit("$." + member, json));
}
