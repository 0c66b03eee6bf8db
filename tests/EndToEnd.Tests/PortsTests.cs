using DataProducts.TestKit;
using MusicStore;

namespace DataProducts.EndToEnd.Tests;

/// <summary>A product of two ports, from registration to the answer.</summary>
public sealed class PortsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    private EmbeddedPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = _folder["state"], TimeProvider = FixedClock.Noon });
        await Shop.HydrateAsync(
            _platform,
            "1,a@mail.example,12345,Rue 1,FR\n2,b@mail.example,,Street 2,IN\n3,c@mail.example,,Street 3,AU\n",
            "10,1,Rue 1,FR,2021-01-01,1.98\n11,1,Rue 9,FR,2021-02-01,0.99\n12,2,,IN,2021-03-01,5.00\n13,3,Street 3,AU,2021-03-01,1\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task RegisteringByTheOtherRecord_IsTheSame()
    {
        var before = await _platform.Catalog.FindAsync("music.listeners");
        var records = (await _platform.VerifyAuditAsync()).Sum(log => log.Records);

        var product = await _platform.RegisterAsync<Invoice>(Shop.Policies("music.listeners"), Shop.People);

        Assert.Equal(["listeners", "invoices"], product.Ports.Select(port => port.Name));
        Assert.Equal(before, await _platform.Catalog.FindAsync("music.listeners"));
        Assert.Equal(records, (await _platform.VerifyAuditAsync()).Sum(log => log.Records));
    }

    [Fact]
    public async Task Ports_AreJoinedAndGovernedByOnePolicy()
    {
        var answer = await _platform.QueryAsync(
            "select l.listener_id, l.email, i.invoice_id, i.address_line from music.listeners l join music.listeners__invoices i using (listener_id) order by 3",
            "lena@shop.example", "customer-care");

        Assert.Equal([10, 11], answer.Rows.Select(row => row[2]));
        Assert.All(answer.Rows, row => Assert.Equal("a@mail.example", row[1]));
        Assert.All(answer.Rows, row => Assert.StartsWith("dp1_eu_", (string)row[3]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PolicyOfOneRowType_HoldsForItsPortOnly()
    {
        Directory.CreateDirectory(_folder["policies"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["policies"], "invoices.cedar"), """
            @id("music.invoices") permit (principal, action == DataProducts::Action::"readRow", resource is DataProducts::MusicListenersInvoicesRow)
            when { resource.listenerId == 2 };
            """);
        await _platform.RegisterAsync<Listener>(_folder["policies"], Shop.People);

        var invoices = await _platform.QueryAsync("select invoice_id from music.listeners__invoices", "lena@shop.example", "customer-care");
        var listeners = await _platform.QueryAsync("select listener_id from music.listeners", "lena@shop.example", "customer-care");

        Assert.Equal(12, Assert.Single(invoices.Rows)[0]);
        Assert.True(listeners.Denied);
    }

    [Fact]
    public async Task ServiceLevels_AreThoseOfBothPorts()
    {
        var found = await _platform.EvaluateAsync("music.listeners");

        Assert.Equal(3, found.Results.Count);
        Assert.NotNull(found.Health.Value);
    }

    [Fact]
    public async Task Tool_ShowsEveryPortAndWhatAProductIsMadeOf()
    {
        var listeners = await Child.ToolAsync(_folder["tmp"], "show", "music.listeners", "--state", _folder["state"]);
        var market = await Child.ToolAsync(_folder["tmp"], "show", "music.market", "--json", "--state", _folder["state"]);

        Assert.True(listeners.ExitCode == 0, listeners.Errors);
        Assert.Contains("music.listeners__invoices", listeners.Output, StringComparison.Ordinal);
        Assert.Contains("invoice_id", listeners.Output, StringComparison.Ordinal);
        var sources = System.Text.Json.Nodes.JsonNode.Parse(market.Output)!["derivedFrom"]!.AsArray();
        Assert.Equal(["music.listeners", "retail.customers"], sources.Select(source => source!.GetValue<string>()));
    }

    [Theory]
    [InlineData("music.listeners.odcs.yaml", "name: invoices")]
    [InlineData("music.listeners.cedarschema", "entity MusicListenersInvoicesRow")]
    [InlineData("music.listeners.tokens.json", "\"port\": \"invoices\"")]
    [InlineData("views/music.listeners.duckdb.sql", "VIEW \"music\".\"listeners__invoices\"")]
    [InlineData("music.market.odcs.yaml", "property: derivedFrom\n    value: \"music.listeners retail.customers\"")]
    public void Build_LeavesTheArtefacts(string file, string content)
    {
        var path = Path.Combine(RepositoryRoot.Path, "artifacts", "obj", "MusicStore", "debug", "dataproduct", file);

        Assert.Contains(content, File.ReadAllText(path), StringComparison.Ordinal);
    }
}
