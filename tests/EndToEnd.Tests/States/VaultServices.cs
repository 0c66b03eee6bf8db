using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataProducts.TestKit;
using DataProducts.Tokens;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The sample run on five vault services, one of which is killed in the midst of it and started again.</summary>
public sealed class VaultServices : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();

    /// <summary>Where the sample kept everything.</summary>
    public string State => _folder["state"];

    internal IReadOnlyList<VaultService> Services { get; private set; } = [];

    internal Ended First { get; private set; } = null!;

    /// <summary>Whether the service was killed while it had made some tokens and not all.</summary>
    internal bool Killed { get; private set; }

    /// <summary>Where a service keeps vault and keys.</summary>
    public string FolderOf(string jurisdiction) => _folder[$"secrets-{jurisdiction}"];

    public async ValueTask InitializeAsync()
    {
        // The services read the products that the sample registers.
        await EmbeddedPlatform.Open(new EmbeddedOptions { Folder = State }).DisposeAsync();
        Services = await Task.WhenAll(LakeTables.Jurisdictions.Select(one => VaultService.StartAsync(one, State, FolderOf(one))));
        var run = RunAsync();
        await KillInTheMidstAsync(Services.Single(one => one.Jurisdiction == "EU"), run);
        First = await run;
    }

    /// <summary>Runs the sample on the services.</summary>
    internal Task<Ended> RunAsync() => Child.SampleAsync(
        State, _folder["tmp"], ["--vault-services", string.Join(',', Services.Select(one => $"{one.Jurisdiction}={one.Url}"))]);

    /// <summary>Gives the settings of a platform that asks the services, as the sample does.</summary>
    internal EmbeddedOptions Options()
    {
        var options = new EmbeddedOptions { Folder = State, VaultAccessToken = TokenAsync };
        foreach (var service in Services)
        {
            options.VaultServices.Add(Jurisdiction.Parse(service.Jurisdiction), service.Url);
        }

        return options;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in Services)
        {
            await service.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    // Once the vault grows, the service is at work; it comes back after the first attempts have failed.
    private async Task KillInTheMidstAsync(VaultService service, Task run)
    {
        var vault = Path.Combine(FolderOf(service.Jurisdiction), "vaults");
        while (!run.IsCompleted && !(Directory.Exists(vault) && new DirectoryInfo(vault).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) > 400_000))
        {
            await Task.Delay(5);
        }

        Killed = !run.IsCompleted;
        await service.KillAsync();
        await Task.Delay(300);
        await service.StartAsync();
    }

    private async ValueTask<string> TokenAsync(VaultTokenRequest wish, CancellationToken cancellationToken)
    {
        var service = Services.Single(one => one.Jurisdiction == wish.Jurisdiction.Code);
        using var response = await _http.PostAsJsonAsync(new Uri(service.Url, "/dev/token"), new { person = wish.Person, scope = wish.Scope }, cancellationToken);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!["token"]!;
    }
}
