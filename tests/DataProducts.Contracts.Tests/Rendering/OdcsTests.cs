using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

public sealed class OdcsTests
{
    [Theory]
    [InlineData("access-model.odcs.yaml", Samples.AccessModel)]
    [InlineData("everything.odcs.yaml", Samples.Everything)]
    public void Contract_IsTheGoldenFile(string golden, string manifest) =>
        Golden.Check(OdcsRenderer.Render(Samples.Manifest(manifest)), Samples.GoldenPath(golden));

    [Theory]
    [InlineData("3.2.0", OdcsVersion.V320)]
    [InlineData("3.1.0", OdcsVersion.V310)]
    public async Task Contract_SaysItsVersion_AndIsValidByItsSchema(string name, OdcsVersion version)
    {
        Assert.True(OdcsRenderer.TryParseVersion(name, out var parsed));
        Assert.Equal(version, parsed);
        var products = new[] { Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.Everything), Samples.Complete, Samples.HostileComplete() };

        var contracts = products.Select(product => OdcsRenderer.Render(product, version)).ToArray();

        Assert.All(contracts, contract => Assert.StartsWith($"apiVersion: v{name}\n", contract, StringComparison.Ordinal));
        Assert.All(await Oracles.ValidateAsync(Oracles.OdcsSchema(name), contracts), answer => Assert.Empty(answer.Errors));
    }

    [Theory]
    [InlineData("3.0.2")]
    [InlineData("v3.2.0")]
    [InlineData("")]
    [InlineData(null)]
    public void OtherVersion_IsNotWritten(string? name) => Assert.False(OdcsRenderer.TryParseVersion(name, out _));

    // What our reader says of what our renderer wrote.
    [Fact]
    public void Contract_TellsWhatTheManifestDoes()
    {
        var product = Samples.Complete;
        var contract = OdcsDocument.Parse(OdcsRenderer.Render(product));

        foreach (var (port, table) in product.Ports.Zip(contract.Schema))
        {
            Assert.Equal(port.Quality.Select(rule => rule.Name), table.Quality.Where(check => check.Type == "sql").Select(check => check.Name));
            Assert.Equal(port.Key, table.Properties.Where(property => property.IsKey).OrderBy(property => property.KeyPosition).Select(property => property.Name));
            Assert.Equal(
                port.Partition.Select(part => part.Column),
                table.Properties.Where(property => property.PartitionPosition > 0).OrderBy(property => property.PartitionPosition).Select(property => property.Name));
            foreach (var (column, property) in port.Columns.Zip(table.Properties))
            {
                Assert.Equal(
                    (column.Name, column.Type.ToString(), column.Nullable, column.Deprecated is not null, column.Unit, column.Default, column.Description),
                    (property.Name, property.PhysicalType, !property.IsRequired, property.IsDeprecated, property.FindCustomText("unit"),
                        property.FindCustomText("default"), property.Description));
                Assert.Equal(column.Values, property.Values);
                Assert.Equal(column.References is not null, property.References.Count == 1);
                Assert.Equal(column.Limits.Minimum is not null, (property.FindOption("minimum") ?? property.FindOption("exclusiveMinimum")) is not null);
                Assert.All(column.Type.Kind == LakeKind.Struct ? column.Type.Children.Zip(property.Properties) : [], each => Assert.Equal(
                    (each.First.Limits.Minimum is not null, each.First.Limits.MaximumLength, each.First.Limits.Pattern is null ? null : $"^(?:{each.First.Limits.Pattern})$"),
                    (
                        (each.Second.FindOption("minimum") ?? each.Second.FindOption("exclusiveMinimum")) is not null,
                        (int?)each.Second.FindOption("maxLength"), (string?)each.Second.FindOption("pattern"))));
                Assert.Equal(column.Type.Kind == LakeKind.Map, property.MapValue is not null);
                Assert.Equal(column.Type.Kind == LakeKind.Struct ? column.Type.Children.Count : 0, property.Properties.Count);
            }
        }

        Assert.Equal(["latency", "completeness", "completeness", "retention", "retention"], contract.ServiceLevels.Select(level => level.Property));
        Assert.Equal("To be used for delivery, fraud-detection only.", contract.ToJsonObject()["description"]!["limitations"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("[A-Z]{2}", "          pattern: \"^(?:[A-Z]{2})$\"\n", null)]
    [InlineData(@"\d", "          pattern: \"^(?:\\\\p{Nd})$\"\n", "\\\\d")]
    [InlineData(@"\bx", null, "\\\\bx")]
    public void Pattern_IsThatOfTheStandard_OrKeptBeside(string pattern, string? option, string? kept)
    {
        var contract = OdcsRenderer.Render(Samples.Edited(json => Samples.Column(json, "code")["pattern"] = pattern));

        Assert.Equal(option is not null, contract.Contains("\n          pattern: ", StringComparison.Ordinal));
        Assert.Contains(option ?? string.Empty, contract, StringComparison.Ordinal);
        Assert.Equal(kept is not null, contract.Contains($"          - property: pattern\n            value: \"{kept}\"\n", StringComparison.Ordinal));
    }

    [Fact]
    public void LimitsOfPersonalData_AreNotThoseOfItsTokens()
    {
        var contract = OdcsDocument.Parse(OdcsRenderer.Render(Samples.Edited(json =>
        {
            Samples.Column(json, "contact")["maxLength"] = 5;
            Samples.Column(json, "contact")["pattern"] = "a+";
        })));
        var email = contract.Schema[0].Properties.Single(property => property.Name == "contact");

        Assert.Null(email.FindOption("maxLength"));
        Assert.Null(email.FindOption("pattern"));
        Assert.Equal("a+", email.FindCustomText("patternInClear"));
    }

    [Fact]
    public void LimitOfAFieldThatIsNoNumber_IsRefusedWithItsPlace()
    {
        var product = Samples.Edited(json => Samples.Column(json, "tracks")["type"]!["element"]!["element"]!["fields"]![0]!["minimum"] = "low");

        Func<string>[] renderers = [() => OdcsRenderer.Render(product), () => JsonSchemaRenderer.Render(product, product.Ports[0])];
        Assert.All(renderers, render =>
        {
            var failure = Assert.Throws<DataProductException>(render);
            Assert.Equal("DP1234", failure.Id);
            Assert.Contains("'shipments.tracks.element.element.lat'", failure.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void LimitThatIsNoNumber_IsRefused() => Assert.Equal("DP1234", Assert.Throws<DataProductException>(
        () => OdcsRenderer.Render(Samples.Edited(json => Samples.Column(json, "drift")["minimum"] = "0x1"))).Id);

    [Fact]
    public async Task Contract_IsValidByTheStandardsSchema()
    {
        var derived = Samples.Manifest(Samples.Everything) with { DerivedFrom = ["retail.customers", "press.charts"] };
        var contracts = new[] { Samples.Manifest(Samples.AccessModel), Samples.Manifest(Samples.Everything), derived, Samples.Hostile() };

        var answers = await Oracles.ValidateAsync(Oracles.OdcsSchema(), [.. contracts.Select(contract => OdcsRenderer.Render(contract))]);

        Assert.All(answers, answer => Assert.Empty(answer.Errors));
    }

    // The judge judges: the schema is of draft 2019-09, and a validator that knows less of it lets these pass.
    [Fact]
    public async Task BrokenContract_IsInvalidByTheStandardsSchema()
    {
        var contract = OdcsRenderer.Render(Samples.Manifest(Samples.AccessModel));
        (string Good, string Bad)[] edits =
        [
            ("kind: DataContract", "kind: Contract"),
            ("apiVersion: v3.2.0\n", ""),
            ("status: active", "state: active"),
            ("    physicalType: table", "    physicalTypo: table"),
            ("        logicalType: string", "        logicalType: text"),
            ("        required: true", "        requires: true"),
            ("            metric: nullValues", "            metric: noNulls"),
            ("            mustBe: 0", "            mustBe: 0\n            mustNotBe: 1"),
            ("            value: EmailAddress", "            val: EmailAddress"),
            ("  - property: latency\n", "  - proper: latency\n"),
        ];
        Assert.All(edits, edit => Assert.Contains(edit.Good, contract, StringComparison.Ordinal));

        var answers = await Oracles.ValidateAsync(
            Oracles.OdcsSchema(), [.. edits.Select(edit => contract.Replace(edit.Good, edit.Bad, StringComparison.Ordinal))]);

        Assert.All(answers, answer => Assert.NotEmpty(answer.Errors));
    }

    [Fact]
    public void DerivedProduct_NamesItsSources()
    {
        var manifest = Samples.Manifest(Samples.AccessModel) with { DerivedFrom = ["music.listeners", "press.charts"] };

        Assert.EndsWith(
            "customProperties:\n  - property: derivedFrom\n    value: \"music.listeners press.charts\"\n    vendor: dataproducts\n",
            OdcsRenderer.Render(manifest),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.0", "active")]
    [InlineData("1.0.0+build-7", "active")]
    [InlineData("2.1.0-beta.1", "draft")]
    [InlineData("0.9.0", "draft")]
    [InlineData("10.0.0", "active")]
    public void Status_FollowsTheVersion(string version, string status)
    {
        var manifest = Samples.Manifest(Samples.AccessModel) with { Version = version };

        Assert.Contains($"\nstatus: {status}\n", OdcsRenderer.Render(manifest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PT2H", "2", "h")]
    [InlineData("PT24H", "1", "d")]
    [InlineData("P1DT12H", "36", "h")]
    [InlineData("PT90S", "90", "s")]
    [InlineData("PT90M", "90", "min")]
    [InlineData("P1Y", "1", "yr")]
    [InlineData("P1Y6M", "18", "mo")]
    public void MaximumAge_IsOneNumberWithItsUnit(string age, string value, string unit) =>
        Assert.Contains($"    value: {value}\n    unit: {unit}\n", RenderWithAge(age), StringComparison.Ordinal);

    [Fact]
    public void MaximumAgeOfMonthsAndDays_StaysAsItIs() =>
        Assert.Contains("    value: P1M15D\n    element:", RenderWithAge("P1M15D"), StringComparison.Ordinal);

    private static string RenderWithAge(string age) =>
        OdcsRenderer.Render(Samples.Manifest(Samples.AccessModel.Replace("PT2H", age, StringComparison.Ordinal)));
}
