using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;

namespace DataProducts.Aws.Tests;

/// <summary>Which tables are opened, and which are refused.</summary>
public sealed class TableTests(Stands stands)
{
    [Fact]
    public async Task ProtectedTable_IsCreatedAndOpened()
    {
        using var dynamo = Clients.To(await stands.MotoAsync()).DynamoDb();
        var options = Options("dp-test-protected");
        await DynamoDbTables.CreateVaultAsync(dynamo, options, "alias/dp-test");
        await DynamoDbTables.CreateVaultAsync(dynamo, options, "alias/dp-test");

        var table = (await dynamo.DescribeTableAsync(options.Table)).Table;
        Assert.Equal(BillingMode.PAY_PER_REQUEST, table.BillingModeSummary.BillingMode);
        Assert.Equal(Jurisdiction.EU, (await DynamoDbVault.OpenAsync(dynamo, options)).Jurisdiction);
    }

    [Theory]
    [InlineData("DeletionProtectionEnabled", "deletion protection")]
    [InlineData("SSEDescription", "encryption at rest")]
    [InlineData("PointInTimeRecoveryDescription", "point-in-time recovery")]
    public async Task UnprotectedTable_IsRefused_AndWhatIsMissingIsNamed(string member, string missing)
    {
        using var dynamo = Clients.To(await stands.MotoAsync()).DynamoDb();
        var options = Options("dp-test-unprotected");
        await DynamoDbTables.CreateVaultAsync(dynamo, options, "alias/dp-test");
        await using var proxy = await WireProxy.StartAsync(await stands.MotoAsync(), new Answer(body =>
        {
            foreach (var part in new[] { body["Table"], body["ContinuousBackupsDescription"] })
            {
                part?.AsObject().Remove(member);
            }
        }));
        using var seen = Clients.To(proxy.Address).DynamoDb();
        await AssertRefusedAsync(seen, options, "DP2115", missing);
        await DynamoDbVault.OpenAsync(seen, options with { RequireProtection = false });
    }

    [Fact]
    public async Task GlobalTable_IsRefused_AlsoForATest()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Dynalite);
        foreach (var replicas in new[] { """{"Replicas":[{"RegionName":"us-east-1"}]}""", """{"MultiRegionConsistency":"STRONG"}""" })
        {
            var client = await stand.ConnectAsync(new Answer(body =>
            {
                foreach (var (name, value) in JsonNode.Parse(replicas)!.AsObject())
                {
                    body["Table"]?.AsObject().Add(name, value!.DeepClone());
                }
            }));
            await AssertRefusedAsync(client, stand.Options, "DP2114", "global table");
        }
    }

    [Fact]
    public async Task TableOfAnotherJurisdictionOrUse_IsRefused()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Dynalite);
        await AssertRefusedAsync(stand.Client, stand.Options with { Jurisdiction = Jurisdiction.CH }, "DP2113", "it belongs to EU, and CH");
        var failure = await Assert.ThrowsAsync<DataProductException>(
            async () => await DynamoDbTables.CreateVaultAsync(stand.Client, stand.Options with { Jurisdiction = Jurisdiction.CH }));
        Assert.Equal("DP2113", failure.Id);

        await DynamoDbTables.CreateLedgerAsync(stand.Client, stand.LedgerOptions);
        await AssertRefusedAsync(stand.Client, stand.LedgerOptions, "DP2113", "it is no vault");
        await stand.Client.DeleteItemAsync(stand.Options.Table, Marker.Key.Attributes());
        await AssertRefusedAsync(stand.Client, stand.Options, "DP2113", "no marker");
    }

    [Fact]
    public async Task AbsentTable_IsNamed()
    {
        using var dynamo = Clients.To(await stands.DynaliteAsync()).DynamoDb();
        await AssertRefusedAsync(dynamo, Options("dp-test-absent"), "DP2112", "'dp-test-absent'");
    }

    [Fact]
    public async Task RefusedRole_IsToldWhatToLookAt_AndNothingIsTriedAgain()
    {
        await using var stand = await VaultStand.StartAsync(stands, Server.Batches);
        var log = new CallLog();
        var denied = false;
        var vault = await stand.OpenAsync(log, new Denied(() => denied));
        (denied, _) = (true, 0);
        log.Clear();
        foreach (var call in new Func<Task>[]
        {
            async () => await vault.PutIfAbsentAsync(new[] { Samples.ItemOfNobody() }),
            async () => await vault.EpochAsync(),
            async () => await vault.OrderAsync(ErasureAct.Erase, Samples.Subject()),
        })
        {
            var failure = await Assert.ThrowsAsync<DataProductException>(call);
            Assert.Equal("DP2111", failure.Id);
            Assert.Contains("AccessDenied", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3, log.Total);
    }

    private static DynamoDbTableOptions Options(string table) =>
        new() { Jurisdiction = Jurisdiction.EU, Table = table, Retry = Clients.Retry };

    private static async Task AssertRefusedAsync(IAmazonDynamoDB client, DynamoDbTableOptions options, string id, string why)
    {
        var failure = await Assert.ThrowsAsync<DataProductException>(async () => await DynamoDbVault.OpenAsync(client, options));
        Assert.Equal(id, failure.Id);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Changes what the server says of a table.</summary>
    private sealed class Answer(Action<JsonObject> change) : IWireLayer
    {
        public async Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next)
        {
            var reply = await next(call);
            if (!call.Operation.StartsWith("Describe", StringComparison.Ordinal))
            {
                return reply;
            }

            var body = reply.Body;
            change(body);
            return WireReply.Of(body);
        }
    }

    private sealed class Denied(Func<bool> denied) : IWireLayer
    {
        public Task<WireReply> PassAsync(WireCall call, Func<WireCall, Task<WireReply>> next) =>
            denied() ? Task.FromResult(WireReply.Failure("AccessDeniedException")) : next(call);
    }
}
