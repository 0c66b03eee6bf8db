using System.Text.Json.Nodes;

namespace DataProducts.Terraform.Tests;

/// <summary>The roots as they are.</summary>
public sealed partial class RootTests(PlannedRoots roots) : IClassFixture<PlannedRoots>
{
    public static TheoryData<string> Jurisdictions => [.. Homes.All.Select(home => home.Jurisdiction)];

    [Fact]
    public async Task UnknownValues_ArePlannedToo()
    {
        // As against AWS: a for_each over something that AWS has yet to name fails here, and only here.
        using var deployment = new Deployment();
        var answers = await TerraformTool.RunAsync([.. Homes.All.Select(deployment.Plan)], known: false);

        Assert.All(answers, results => Assert.True(results[^1].Code == 0, results[^1].Out + results[^1].Err));
    }

    [Fact]
    public async Task WhatTheBuildRenders_IsTakenAsItIs()
    {
        using var deployment = new Deployment();
        var folder = Path.Combine(TestKit.RepositoryRoot.Path, "tests/DataProducts.Contracts.Tests/Golden");
        var domains = new SortedSet<string>(StringComparer.Ordinal) { "retail" };
        foreach (var text in Directory.GetFiles(folder, "*.auto.tfvars.json").Select(File.ReadAllText))
        {
            // Named as the build names it: one of the same product takes the place of the example.
            var product = JsonNode.Parse(text)!["product"]!;
            var domain = product["domain"]!.GetValue<string>();
            deployment.WithFile($"live/prod/products/{product["id"]}.auto.tfvars.json", text).WithPoliciesOf(domain);
            domains.Add(domain);
        }

        Home[] homes = [Homes.Eu, Homes.Ch];
        var jobs = homes.Select(home => deployment.WithVariable(home, "domains", new JsonArray([.. domains.Select(domain => JsonValue.Create(domain))])).Plan(home)).ToList();
        Assert.All(await TerraformTool.RunAsync(jobs, known: false), results => Assert.True(results[^1].Code == 0, results[^1].Message));
    }

    [Theory, MemberData(nameof(Jurisdictions))]
    public async Task Residency_HasNoFinding(string jurisdiction)
    {
        var home = Homes.All.Single(home => home.Jurisdiction == jurisdiction);
        Assert.Empty(ResidencyRules.Check(await roots.OfAsync(home), home));
    }

    [Theory, MemberData(nameof(Jurisdictions))]
    public async Task SecurityBaseline_HasNoFinding(string jurisdiction)
    {
        var plan = await roots.OfAsync(Homes.All.Single(home => home.Jurisdiction == jurisdiction));
        Finding[] findings = [.. BucketRules.Check(plan), .. AuditRules.Check(plan), .. KeyRules.Check(plan), .. StoreRules.Check(plan)];
        Assert.Empty(findings);
    }

    [Fact]
    public async Task EveryRoot_HasTheSameButForTheCatalog()
    {
        var plans = new List<Plan>();
        foreach (var home in Homes.All)
        {
            plans.Add(await roots.OfAsync(home));
        }

        static string Shape(Plan plan) => string.Join('\n', plan.Resources.Select(resource => resource.Address)
            .Where(address => !address.Contains("table.catalog", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        Assert.All(plans, plan => Assert.Equal(Shape(plans[0]), Shape(plan)));
        Assert.Single(plans, plan => plan.Of("aws_dynamodb_table").Any(table => table["name"] == "dp-prod-catalog"));
    }

    [Theory, MemberData(nameof(Jurisdictions))]
    public async Task Product_IsNamedByItsJurisdiction(string jurisdiction)
    {
        var plan = await roots.OfAsync(Homes.All.Single(home => home.Jurisdiction == jurisdiction));
        var table = Assert.Single(plan.Of("aws_glue_catalog_table"));

        Assert.Equal($"{jurisdiction.ToLowerInvariant()}__retail__customers__v1", table["database_name"]);
        Assert.Equal("customers", table["name"]);
        Assert.Equal("2", table["open_table_format_input", "iceberg_input", "version"]);
        Assert.Equal($"s3://bank-{jurisdiction.ToLowerInvariant()}-retail-prod/customers/v1/customers", table["storage_descriptor", "location"]);
        Assert.Equal(12, table.Values.GetProperty("storage_descriptor")[0].GetProperty("columns").GetArrayLength());
    }

    [Fact]
    public async Task PersonalData_IsTaggedRestricted_AndColumnsBelowItByName()
    {
        var plan = await roots.OfAsync(Homes.Eu);
        var tags = plan.Of("aws_lakeformation_resource_lf_tags").ToDictionary(tag => tag.Address.Split("lf_tags.")[1]);

        Assert.Equal("restricted", tags["table[\"customers\"]"]["lf_tag", "value"]);
        Assert.Equal("""["city"]""", tags["columns[\"customers/confidential\"]"]["table_with_columns", "column_names"]);
        Assert.DoesNotContain("email", tags["columns[\"customers/internal\"]"]["table_with_columns", "column_names"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vault_HasTheKeysOfTheTokenLayout()
    {
        var tables = (await roots.OfAsync(Homes.Ch)).Of("aws_dynamodb_table").ToDictionary(table => table["name"]);

        Assert.Equal(["dp-prod-ch-ledger", "dp-prod-ch-vault"], tables.Keys.Order(StringComparer.Ordinal));
        Assert.All(tables.Values, table => Assert.Equal(("pk", "sk", "B"), (table["hash_key"], table["range_key"], table["attribute", "type"])));
    }

    [Fact]
    public async Task HmacRoot_IsUsedByTheVaultAlone()
    {
        Assert.Equal($$"""{"AWS":["arn:aws:iam::{{Deployment.Account}}:role/vault"]}""", await WhoDerivesAsync("hmac_root[\"1\"]"));
    }

    [Fact]
    public async Task QuarantinesRoot_IsUsedByHydrationAlone()
    {
        Assert.Equal($$"""{"AWS":["arn:aws:iam::{{Deployment.Account}}:role/hydration"]}""", await WhoDerivesAsync("quarantine_root"));
        Assert.Equal(2, (await roots.OfAsync(Homes.Mc)).Of("aws_kms_key").Count(key => key["key_usage"] == "GENERATE_VERIFY_MAC"));
    }

    [Theory, MemberData(nameof(Jurisdictions))]
    public async Task VaultConfiguration_IsWhatTheHostReads(string jurisdiction)
    {
        var plan = await roots.OfAsync(Homes.All.Single(home => home.Jurisdiction == jurisdiction));
        var output = plan.Outputs.GetProperty("jurisdiction").GetProperty("value").GetProperty("vault_configuration").GetRawText();
        Assert.Contains("aws_kms_key(", output, StringComparison.Ordinal);
        using var folder = new TestKit.TempFolder();

        // What AWS will name is made up by the provider behind the plan, not in the form of an ARN.
        File.WriteAllText(folder["vault.json"], MadeUp().Replace(output, "alias/$1"));
        var read = Aws.AwsVaultConfiguration.Read(folder["vault.json"]);

        Assert.Equal(jurisdiction, Assert.Single(read.Jurisdictions).Code);
        read.Require(DataProducts.Jurisdiction.Unknown);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"aws_kms_key\(([0-9a-f]+)\)\.arn")]
    private static partial System.Text.RegularExpressions.Regex MadeUp();

    private async Task<string> WhoDerivesAsync(string name)
    {
        var key = Assert.Single((await roots.OfAsync(Homes.Mc)).Of("aws_kms_key"), key => key.Address.EndsWith($".{name}", StringComparison.Ordinal));
        Assert.Equal(("HMAC_256", "GENERATE_VERIFY_MAC"), (key["customer_master_key_spec"], key["key_usage"]));
        return Assert.Single(key.Statements(), statement => statement.Allows && statement.Actions.Contains("kms:GenerateMac")).Principal;
    }

    [Fact]
    public async Task Monaco_CarriesItsRecord()
    {
        var tagged = (await roots.OfAsync(Homes.Mc)).Resources.Where(resource => resource["tags_all"].Length > 0).ToList();

        Assert.NotEmpty(tagged);
        Assert.All(tagged, resource => Assert.Contains("\"apdp-record\":\"APDP 2026-07\"", resource["tags_all"], StringComparison.Ordinal));
    }
}
