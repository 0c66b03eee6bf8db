using DataProducts.TestKit.Vaults;

namespace DataProducts.Aws.Tests;

/// <summary>The DynamoDB vault through the suite that every vault passes.</summary>
public abstract class DynamoDbSuite(Stands stands, Server server, int? seed = null) : VaultSuite
{
    private const double FaultRate = 0.15;

    private VaultStand? _stand;

    // moto takes about 5 ms a row.
    protected override int LargeBatch => server == Server.Moto ? 137 : base.LargeBatch;

    protected override async ValueTask<ITokenVault> OpenAsync()
    {
        _stand ??= await VaultStand.StartAsync(stands, server);
        if (seed is not { } number)
        {
            return await _stand.OpenAsync();
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"seed {number}");
        return await _stand.OpenAsync(new Faults(number, FaultRate));
    }

    protected override async ValueTask PlantAsync(VaultItem item) => await _stand!.Client.PutItemAsync(
        _stand.Options.Table, new(VaultRows.Of(item.Key).Attributes().Concat(ItemRow.Insert(item, call: 0).Values)));

    protected override ValueTask CloseAsync() => _stand?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>dynalite, row by row, without transactions.</summary>
public sealed class DynaliteSuite(Stands stands) : DynamoDbSuite(stands, Server.Dynalite);

/// <summary>moto, row by row, with transactions.</summary>
public sealed class MotoSuite(Stands stands) : DynamoDbSuite(stands, Server.Moto);

/// <summary>PartiQL batches over dynalite.</summary>
public sealed class BatchesSuite(Stands stands) : DynamoDbSuite(stands, Server.Batches);

/// <summary>dynalite behind faults.</summary>
public sealed class FaultyDynaliteSuite(Stands stands) : DynamoDbSuite(stands, Server.Dynalite, seed: 31);

/// <summary>moto behind faults.</summary>
public sealed class FaultyMotoSuite(Stands stands) : DynamoDbSuite(stands, Server.Moto, seed: 32);

/// <summary>PartiQL batches behind faults.</summary>
public sealed class FaultyBatchesSuite(Stands stands) : DynamoDbSuite(stands, Server.Batches, seed: 33);
