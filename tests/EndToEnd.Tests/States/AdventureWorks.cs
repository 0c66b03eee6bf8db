using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>One run of the sample over the real customers file, with a receiver of telemetry, for all tests that only look at what it left.</summary>
public sealed class AdventureWorks : IAsyncLifetime
{
    private const string File = "data/adventure-works/customers.csv.gz";

    private readonly TempFolder _folder = new();

    /// <summary>What holds all folders of the run.</summary>
    public string Folder => _folder.Path;

    /// <summary>Where the sample kept everything.</summary>
    public string State => _folder["state"];

    /// <summary>Where the sample's temporary files go.</summary>
    public string Temp => _folder["tmp"];

    internal Ended Run { get; private set; } = null!;

    internal IReadOnlyCollection<(string Path, byte[] Body)> Telemetry { get; private set; } = [];

    /// <summary>The input; the test is skipped where it is not here.</summary>
    public static string Input() => Conformance.Find(File);

    public async ValueTask InitializeAsync()
    {
        var input = Path.Combine(Conformance.Root, File);
        if (System.IO.File.Exists(input))
        {
            await using var receiver = new OtlpReceiver();
            Run = await Child.SampleAsync(State, Temp, ["--input", input], receiver.Environment);
            Telemetry = receiver.Bodies;
            Assert.True(Run.ExitCode == 0, Run.Errors + Run.Output);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

[CollectionDefinition(nameof(AdventureWorks))]
public sealed class AdventureWorksDefinition : ICollectionFixture<AdventureWorks>;
