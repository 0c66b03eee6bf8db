using System.Text;
using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Aws.Tests;

/// <summary>The file that says where vaults are: what it may say, and that nothing else is taken.</summary>
public sealed partial class ConfigurationTests
{
    private const string Good = """
        {
          "formatVersion": 1,
          "vaults": [
            {
              "jurisdiction": "EU",
              "region": "eu-central-1",
              "vaultTable": "dp-prod-eu-vault",
              "ledgerTable": "dp-prod-eu-ledger",
              "root": "arn:aws:kms:eu-central-1:000000000201:key/1f6f6c2e-0000-4000-8000-000000000001",
              "domains": { "retail": "alias/dp-prod-eu-domain-retail", "*": "1f6f6c2e-0000-4000-8000-000000000002" }
            }
          ],
          "quarantine": { "region": "eu-central-1", "root": "alias/dp-prod-quarantine" },
          "endpoints": { "dynamoDb": "http://127.0.0.1:8000", "kms": "http://localhost:8001/" }
        }
        """;

    [Fact]
    public void GoodFile_IsRead()
    {
        var read = Parse(Good);

        Assert.Equal([Jurisdiction.EU], read.Jurisdictions);
        Assert.Equal(("eu-central-1", "dp-prod-eu-vault", "dp-prod-eu-ledger"), (read.Of(Jurisdiction.EU).Region, read.Of(Jurisdiction.EU).VaultTable, read.Of(Jurisdiction.EU).LedgerTable));
        Assert.Equal(["*", "retail"], read.Of(Jurisdiction.EU).Domains.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("alias/dp-prod-quarantine", read.Of(Jurisdiction.Unknown).Root);
        Assert.Equal(new Uri("http://127.0.0.1:8000"), read.DynamoDb);
    }

    [Fact]
    public void ProgramThatOnlyHydrates_NamesTheQuarantinesKeyAlone()
    {
        var read = Parse("""{ "formatVersion": 1, "vaults": [], "quarantine": { "region": "eu-central-1", "root": "alias/q" } }""");

        Assert.Empty(read.Jurisdictions);
        read.Require(Jurisdiction.Unknown);
        Assert.Equal("DP2121", Assert.Throws<DataProductException>(() => read.Require(Jurisdiction.EU)).Id);
        Assert.Null(read.DynamoDb);
    }

    [Theory]
    [InlineData("DP2118", "", "x")]
    [InlineData("DP2118", "\"formatVersion\": 1", "\"formatVersion\": 2")]
    [InlineData("DP2118", "\"formatVersion\": 1", "\"formatVersion\": 1, \"formatVersion\": 1")]
    [InlineData("DP2118", "\"formatVersion\": 1", "\"formatVersion\": 1, \"secret\": \"marked\"")]
    [InlineData("DP2118", "\"vaultTable\": \"dp-prod-eu-vault\",", "")]
    [InlineData("DP2118", "\"dp-prod-eu-vault\"", "null")]
    [InlineData("DP2118", "\"dp-prod-eu-vault\"", "\"a table\"")]
    [InlineData("DP2118", "\"dp-prod-eu-vault\"", "\"dp-prod-eu-ledger\"")]
    [InlineData("DP2118", "\"EU\"", "\"Europe\"")]
    [InlineData("DP2118", "\"EU\"", "\"ZZ\"")]
    [InlineData("DP2118", "\"eu-central-1\"", "\"eu-central-1\\u000amarked\"")]
    [InlineData("DP2118", "\"retail\"", "\"Retail marked\"")]
    [InlineData("DP2118", "\"*\"", "\"loans\"")]
    [InlineData("DP2118", "\"alias/dp-prod-eu-domain-retail\"", "null")]
    [InlineData("DP2118", "\"alias/dp-prod-eu-domain-retail\"", "\"alias/../marked\"")]
    [InlineData("DP2118", "\"alias/dp-prod-eu-domain-retail\"", "\"arn:aws:s3:::marked\"")]
    [InlineData("DP2118", "\"alias/dp-prod-eu-domain-retail\"", "\"1f6f6c2e-0000-4000-8000-000000000002\"")]
    [InlineData("DP2118", "\"alias/dp-prod-quarantine\"", "\"1f6f6c2e-0000-4000-8000-000000000002\"")]
    [InlineData("DP2119", "\"region\": \"eu-central-1\",\n", "\"region\": \"us-east-1\",\n")]
    [InlineData("DP2119", "\"EU\"", "\"CH\"")]
    [InlineData("DP2119", "\"EU\"", "\"GB\"")]
    [InlineData("DP2122", "kms:eu-central-1:", "kms:us-east-1:")]
    [InlineData("DP2120", "http://127.0.0.1:8000", "https://dynamodb.marked.example")]
    [InlineData("DP2120", "http://127.0.0.1:8000", "http://127.0.0.1.marked.example")]
    [InlineData("DP2120", "http://127.0.0.1:8000", "http://marked@127.0.0.1:8000")]
    [InlineData("DP2120", "http://127.0.0.1:8000", "http://10.0.0.1:8000")]
    [InlineData("DP2120", "http://127.0.0.1:8000", "ftp://127.0.0.1")]
    [InlineData("DP2120", "http://127.0.0.1:8000", "file:///tmp/marked")]
    public void BadFile_IsRefused_AndNotQuoted(string id, string what, string with)
    {
        var text = what.Length == 0 ? with : Good.ReplaceLineEndings("\n").Replace(what, with, StringComparison.Ordinal);
        Assert.NotEqual(Good.ReplaceLineEndings("\n"), text);
        var refused = Assert.Throws<DataProductException>(() => Parse(text));

        Assert.Equal(id, refused.Id);
        Assert.DoesNotContain("marked", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void AbsentFile_AndOneThatIsTooLong_AreRefused()
    {
        using var folder = new TempFolder();
        Assert.Contains("FileNotFound", Assert.Throws<DataProductException>(() => AwsVaultConfiguration.Read(folder["none.json"])).Message, StringComparison.Ordinal);
        File.WriteAllText(folder["long.json"], Good + new string(' ', 256 * 1024));
        Assert.Contains("256 KiB", Assert.Throws<DataProductException>(() => AwsVaultConfiguration.Read(folder["long.json"])).Message, StringComparison.Ordinal);
        File.WriteAllText(folder["good.json"], Good, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        AwsVaultConfiguration.Read(folder["good.json"]).Require(Jurisdiction.EU);
    }

    [Fact]
    public void AnyChange_IsReadOrRefusedByName()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var good = Encoding.UTF8.GetBytes(Good);
        for (var round = 0; round < 4000; round++)
        {
            var bytes = good.ToList();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var place = random.Next(bytes.Count);
                switch (random.Next(3))
                {
                    case 0:
                        bytes[place] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveRange(place, Math.Min(bytes.Count - place, random.Next(1, 20)));
                        break;
                    default:
                        bytes.InsertRange(place, good.AsSpan(random.Next(good.Length - 20), random.Next(20)).ToArray());
                        break;
                }

                if (bytes.Count == 0)
                {
                    break;
                }
            }

            var failure = Record.Exception(() => AwsVaultConfiguration.Parse(bytes.ToArray(), "vault.json"));
            Assert.True(failure is null or DataProductException { Id: "DP2118" or "DP2119" or "DP2120" or "DP2122" }, $"round {round}: {failure}");
        }
    }

    [Fact]
    public void OrganisationsRegions_ReplaceTheBuiltInOnes()
    {
        var regions = new Dictionary<Jurisdiction, IReadOnlySet<string>> { [Jurisdiction.EU] = new HashSet<string> { "eu-west-1", "eu-north-1" } };
        var refused = Assert.Throws<DataProductException>(() => AwsVaultConfiguration.Parse(Encoding.UTF8.GetBytes(Good), "vault.json", regions));

        Assert.Equal("DP2119", refused.Id);
        Assert.Contains("eu-north-1 or eu-west-1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BuiltInRegions_AreTerraforms()
    {
        var file = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "terraform", "modules", "jurisdiction", "regions.tf"));
        var homes = Home().Matches(file).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);

        Assert.NotEmpty(homes);
        Assert.Equal(
            homes.OrderBy(home => home.Key, StringComparer.Ordinal).Select(home => (home.Key, home.Value)),
            JurisdictionRegions.Default.OrderBy(home => home.Key.Code, StringComparer.Ordinal).Select(home => (home.Key.Code, Assert.Single(home.Value))));
    }

    private static AwsVaultConfiguration Parse(string text) => AwsVaultConfiguration.Parse(Encoding.UTF8.GetBytes(text), "vault.json");

    [GeneratedRegex("^ {4}([A-Z]{2}) = \"([a-z0-9-]+)\"", RegexOptions.Multiline)]
    private static partial Regex Home();
}
