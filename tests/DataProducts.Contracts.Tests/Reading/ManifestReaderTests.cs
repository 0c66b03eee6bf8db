using System.Text.Json.Nodes;

namespace DataProducts.Contracts.Tests;

public sealed class ManifestReaderTests
{
    [Fact]
    public void DocumentedExample_IsRead()
    {
        var manifest = ManifestReader.Parse(Samples.DocumentedManifest());

        var port = Assert.Single(manifest.Ports);
        Assert.Equal(("retail.customers", "retail", "customers", "1"), (manifest.Id, manifest.Space, manifest.Name, manifest.MajorVersion));
        Assert.Equal(new LakeType(LakeKind.Decimal, 12, 2), port.FindColumn("credit_limit")!.Type);
        Assert.Equal(Classification.Confidential, port.FindColumn("credit_limit")!.Classification);
        Assert.Equal(new PiiManifest(PiiKind.EmailAddress, TokenMode.Deterministic), port.FindColumn("email")!.Pii);
        Assert.True(port.FindColumn("legal_hold")!.SourceOptional);
        Assert.Equal(TimeSpan.FromHours(2), Assert.IsType<FreshnessLevel>(port.ServiceLevels[0]).MaximumAge.Length);
        Assert.Equal("email", Assert.IsType<CompletenessLevel>(port.ServiceLevels[1]).Column);
    }

    [Fact]
    public void UnknownMember_IsPassedOver() =>
        Assert.Equal("retail.customers", ManifestReader.Parse(Edit("$.future", """{ "a": [1, {}] }""")).Id);

    [Fact]
    public void Sources_AreReadInTheirOrder() =>
        Assert.Equal(["press.charts", "music.listeners"], ManifestReader.Parse(Edit("$.derivedFrom", """["press.charts","music.listeners"]""")).DerivedFrom);

    [Theory]
    [InlineData("[\"press\"]")]
    [InlineData("[\"Press.charts\"]")]
    [InlineData("[\"press.charts\",\"press.charts\"]")]
    [InlineData("[\"retail.customers\"]")]
    public void SourceThatIsNoOtherProduct_IsRefused(string sources)
    {
        var failure = Assert.Throws<DataProductException>(() => ManifestReader.Parse(Edit("$.derivedFrom", sources)));

        Assert.Equal("DP1204", failure.Id);
        Assert.Contains("'derivedFrom[", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NewerVersion_IsRefusedByName()
    {
        var failure = Assert.Throws<DataProductException>(() => ManifestReader.Parse(Edit("$.manifestVersion", "4")));

        Assert.Equal("DP1202", failure.Id);
        Assert.Contains("'retail.customers' has version 4; this tool reads up to 3", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifestVersion", "0")]
    [InlineData("manifestVersion", "1.5")]
    [InlineData("manifestVersion", "\"1\"")]
    [InlineData("id", "\"Retail.customers\"")]
    [InlineData("id", "\"retail\"")]
    [InlineData("id", "\"retail.customers.eu\"")]
    [InlineData("id", "\"retail.customers__eu\"")]
    [InlineData("id", "\"../etc.passwd\"")]
    [InlineData("id", "\"retail.customers\\n\"")]
    [InlineData("id", "\"1retail.customers\"")]
    [InlineData("id", "7")]
    [InlineData("domain", "\"ré\"")]
    [InlineData("domain", "\"retail_\"")]
    [InlineData("owner", "\"\"")]
    [InlineData("version", "\"1.0\"")]
    [InlineData("version", "\"01.0.0\"")]
    [InlineData("version", "\"1.0.0\\n\"")]
    [InlineData("description", "\"a\\u0000b\"")]
    [InlineData("jurisdiction", "\"ZZ\"")]
    [InlineData("jurisdiction", "\"eu\"")]
    [InlineData("ports", "{}")]
    [InlineData("ports[0]", "[]")]
    [InlineData("ports[0].name", "\"Customers\"")]
    [InlineData("ports[0].record", null)]
    [InlineData("ports[0].key", "\"customer_id\"")]
    [InlineData("ports[0].key[0]", "1")]
    [InlineData("ports[0].columns[0].name", "\"customerId\"")]
    [InlineData("ports[0].columns[0].name", "\"dp_subject\"")]
    [InlineData("ports[0].columns[0].property", "\"Customer Id\"")]
    [InlineData("ports[0].columns[0].property", "\"1Id\"")]
    [InlineData("ports[0].columns[0].type", "\"varchar\"")]
    [InlineData("ports[0].columns[0].type", "\"String\"")]
    [InlineData("ports[0].columns[0].type", "\"decimal(12,2)\"")]
    [InlineData("ports[0].columns[0].type", "\"decimal(012, 2)\"")]
    [InlineData("ports[0].columns[0].type", "\"decimal(39, 2)\"")]
    [InlineData("ports[0].columns[0].type", "\"decimal(0, 0)\"")]
    [InlineData("ports[0].columns[0].type", "\"decimal(4, 5)\"")]
    [InlineData("ports[0].columns[0].type", "\"decimal(38, 29)\"")]
    [InlineData("ports[0].columns[0].type", "\"decimal(, )\"")]
    [InlineData("ports[0].columns[0].nullable", null)]
    [InlineData("ports[0].columns[0].nullable", "\"false\"")]
    [InlineData("ports[0].columns[0].source", "\"\"")]
    [InlineData("ports[0].columns[2].pii", "\"EmailAddress\"")]
    [InlineData("ports[0].columns[2].pii.kind", "\"emailaddress\"")]
    [InlineData("ports[0].columns[2].pii.kind", "\"1\"")]
    [InlineData("ports[0].columns[2].pii.kind", "\"EmailAddress, TaxId\"")]
    [InlineData("ports[0].columns[2].pii.mode", null)]
    [InlineData("ports[0].columns[2].pii.mode", "\"Hash\"")]
    [InlineData("ports[0].columns[2].pii.scope", "\"Global\"")]
    [InlineData("ports[0].columns[2].pii.keepSpelling", "\"yes\"")]
    [InlineData("ports[0].columns[2].classification", "\"Secret\"")]
    [InlineData("ports[0].columns[2].mask", "\"Hash\"")]
    [InlineData("ports[0].serviceLevels[0].kind", "\"uptime\"")]
    [InlineData("ports[0].serviceLevels[0].target", "0")]
    [InlineData("ports[0].serviceLevels[0].target", "1.01")]
    [InlineData("ports[0].serviceLevels[0].target", "\"0.99\"")]
    [InlineData("ports[0].serviceLevels[0].window", "\"30D\"")]
    [InlineData("ports[0].serviceLevels[0].maximumAge", null)]
    [InlineData("ports[0].serviceLevels[0].slice", "\"P0D\"")]
    public void WrongMember_IsNamed(string member, string? json)
    {
        var failure = Assert.Throws<DataProductException>(() => ManifestReader.Parse(Edit("$." + member, json)));

        Assert.Equal("DP1203", failure.Id);
        Assert.Contains($"'{member}'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ports", "[]", "ports")]
    [InlineData("ports[0].name", "\"people\"", "ports[0].name")]
    [InlineData("ports[0].columns", "[]", "ports[0].columns")]
    [InlineData("ports[0].columns[1].name", "\"customer_id\"", "ports[0].columns[1].name")]
    [InlineData("ports[0].columns[1].property", "\"CustomerId\"", "ports[0].columns[1].property")]
    [InlineData("ports[0].columns[2].type", "\"int\"", "ports[0].columns[2].type")]
    [InlineData("ports[0].columns[2].pii", "{\"kind\":\"TaxId\",\"mode\":\"Random\",\"scope\":\"Jurisdiction\"}", "ports[0].columns[2].pii.scope")]
    [InlineData("ports[0].columns[2].pii", "{\"kind\":\"TaxId\",\"mode\":\"OneWay\",\"keepSpelling\":true}", "ports[0].columns[2].pii.keepSpelling")]
    [InlineData("ports[0].columns[2].pii", "{\"kind\":\"TaxId\",\"mode\":\"Redact\"}", "ports[0].columns[2].nullable")]
    [InlineData("ports[0].columns[4].source", null, "ports[0].columns[4].sourceOptional")]
    [InlineData("ports[0].key", "[\"nobody\"]", "ports[0].key[0]")]
    [InlineData("ports[0].key", "[\"legal_hold\"]", "ports[0].key[0]")]
    [InlineData("ports[0].key", "[\"country\", \"country\"]", "ports[0].key[1]")]
    [InlineData("ports[0].subject", "\"nobody\"", "ports[0].subject")]
    [InlineData("ports[0].subject", "\"legal_hold\"", "ports[0].subject")]
    [InlineData("ports[0].subject", null, "ports[0].subject")]
    [InlineData("ports[0].jurisdictionColumn", "\"nobody\"", "ports[0].jurisdictionColumn")]
    [InlineData("ports[0].jurisdictionColumn", "\"email\"", "ports[0].jurisdictionColumn")]
    [InlineData("ports[0].jurisdictionColumn", "\"country\"", "ports[0].jurisdictionColumn")]
    [InlineData("ports[0].jurisdictionColumn", null, "ports[0].jurisdictionColumn")]
    [InlineData("ports[0].columns[1].nullable", "true", "ports[0].jurisdictionColumn")]
    [InlineData("ports[0].columns[1].classification", "\"Restricted\"", "ports[0].jurisdictionColumn")]
    [InlineData("ports[0].countryColumn", "\"nobody\"", "ports[0].countryColumn")]
    [InlineData("ports[0].countryColumn", null, "ports[0].countryColumn")]
    [InlineData("jurisdiction", "\"CH\"", "ports[0].jurisdictionColumn")]
    [InlineData("ports[0].eventTime", "\"nobody\"", "ports[0].eventTime")]
    [InlineData("ports[0].eventTime", "\"country\"", "ports[0].eventTime")]
    [InlineData("ports[0].serviceLevels[1].column", "\"nobody\"", "ports[0].serviceLevels[1].column")]
    public void Contradiction_IsNamed(string member, string? json, string named)
    {
        var failure = Assert.Throws<DataProductException>(() => ManifestReader.Parse(Edit("$." + member, json)));

        Assert.Equal("DP1204", failure.Id);
        Assert.Contains($"'{named}'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{ \"manifestVersion\": 1, \"manifestVersion\": 1 }")]
    [InlineData("{ \"manifestVersion\": 1, /* comment */ }")]
    [InlineData("{ \"a\\ud800\": 1, \"manifestVersion\": 1 }")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}")]
    public void NotJsonOrTooDeep_IsMalformed(string json) =>
        Assert.Equal("DP1201", Assert.Throws<DataProductException>(() => ManifestReader.Parse(json)).Id);

    [Fact]
    public void HalfASurrogatePair_IsRefused()
    {
        var escaped = Samples.AccessModel.Replace("Everyone", "\\ud800", StringComparison.Ordinal);
        var raw = Samples.AccessModel.Replace("Everyone", "\ud800", StringComparison.Ordinal);

        Assert.Contains("'description'", Assert.Throws<DataProductException>(() => ManifestReader.Parse(escaped)).Message, StringComparison.Ordinal);
        Assert.Equal("DP1201", Assert.Throws<DataProductException>(() => ManifestReader.Parse(raw)).Id);
    }

    [Fact]
    public void TooManyBytes_IsMalformed()
    {
        var fits = Samples.AccessModel + new string(' ', ManifestReader.MaximumBytes - Samples.AccessModel.Length);

        Assert.Equal("retail.customers", ManifestReader.Parse(fits).Id);
        Assert.Equal("DP1201", Assert.Throws<DataProductException>(() => ManifestReader.Parse(fits + " ")).Id);
        Assert.Equal("DP1201", Assert.Throws<DataProductException>(() => ManifestReader.Parse(fits[..^1] + "é")).Id);
    }

    [Fact]
    public void TooManyColumns_IsRefused()
    {
        var columns = new JsonArray([.. Enumerable.Range(0, 1001).Select(index => new JsonObject { ["name"] = $"c{index}" })]);

        var failure = Assert.Throws<DataProductException>(() => ManifestReader.Parse(Edit("$.ports[0].columns", columns.ToJsonString())));

        Assert.Contains("'ports[0].columns' has more than 1000 elements", failure.Message, StringComparison.Ordinal);
    }

    // Sets the member at a path, or removes it.
    internal static string Edit(string path, string? json)
    {
        var root = JsonNode.Parse(Samples.AccessModel)!;
        var steps = path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = steps[..^1].Aggregate(root, (at, step) => step[0] == '[' ? at[int.Parse(step[1..^1], null)]! : at[step]!);
        var value = json is null ? null : JsonNode.Parse(json);
        if (steps[^1][0] == '[')
        {
            node[int.Parse(steps[^1][1..^1], null)] = value;
        }
        else if (json is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = value;
        }

        return root.ToJsonString();
    }
}
