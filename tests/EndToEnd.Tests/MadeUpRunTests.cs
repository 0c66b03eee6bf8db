using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The first of a newcomer's two commands: the sample without a file.</summary>
public sealed class MadeUpRunTests
{
    [Fact]
    public async Task SecondRun_CommitsNothing()
    {
        using var folder = new TempFolder();
        var first = await Child.SampleAsync(folder["state"], folder["tmp"]);
        var snapshots = await LakeTables.SnapshotIdsAsync(folder["state"]);

        var second = await Child.SampleAsync(folder["state"], folder["tmp"]);

        Assert.True(first.ExitCode == 0, first.Errors + first.Output);
        Assert.True(second.ExitCode == 0, second.Errors + second.Output);
        Assert.Empty(first.Errors + second.Errors);
        TestContext.Current.TestOutputHelper?.WriteLine($"whole run: {first.Elapsed.TotalSeconds:F1} s; second run: {second.Elapsed.TotalSeconds:F1} s");
        Assert.Contains("20,000 rows read", first.Output, StringComparison.Ordinal);
        Assert.Contains("5 snapshots committed", first.Output, StringComparison.Ordinal);
        Assert.Contains("denied: guard.grant", first.Output, StringComparison.Ordinal);
        Assert.Contains("nothing committed", second.Output, StringComparison.Ordinal);
        Assert.Equal(6, snapshots.Count);
        Assert.Equal(snapshots, await LakeTables.SnapshotIdsAsync(folder["state"]));
        Assert.Empty(Directory.GetFileSystemEntries(folder["tmp"]));
    }

    [Fact]
    public async Task BadArguments_AreTurnedDownWithoutATrace()
    {
        using var folder = new TempFolder();
        var unknown = await Child.SampleAsync(folder["state"], folder["tmp"], ["--what", "x"]);
        var missing = await Child.SampleAsync(folder["state"], folder["tmp"], ["--input", folder["absent.csv"]]);

        Assert.Equal((2, 2), (unknown.ExitCode, missing.ExitCode));
        Assert.StartsWith("RetailBank [--input FILE]", unknown.Errors, StringComparison.Ordinal);
        Assert.Matches("^error DP1100: [^\n]+\n$", missing.Errors);
    }

    [Theory]
    [InlineData("retail.customers.odcs.yaml", "apiVersion: v3.2.0")]
    [InlineData("retail.customers.cedarschema", "entity RetailCustomersRow")]
    [InlineData("retail.customers.tokens.json", "EmailAddress")]
    [InlineData("retail.customers.odps.yaml", "apiVersion: v1.1.0")]
    [InlineData("retail.customers.openslo.yaml", "budgetingMethod: Timeslices")]
    [InlineData("retail.customers.graphql", "type RetailCustomers @key(fields: \"customerId\")")]
    [InlineData("retail.customers.auto.tfvars.json", "\"name\": \"customers\"")]
    [InlineData("views/retail.customers.athena.sql", "CREATE OR REPLACE VIEW \"eu__retail__customers__v1_sem\".\"customers\"")]
    [InlineData("views/retail.customers.snowflake.sql", "CREATE OR REPLACE SECURE VIEW")]
    [InlineData("views/retail.customers.duckdb.sql", "CREATE OR REPLACE VIEW \"retail\".\"customers\"")]
    public void Build_LeavesTheArtefacts(string file, string content)
    {
        var path = Path.Combine(RepositoryRoot.Path, "artifacts", "obj", "RetailBank", "debug", "dataproduct", file);

        Assert.Contains(content, File.ReadAllText(path), StringComparison.Ordinal);
    }
}
