using DataProducts.TestKit;
using MusicStore;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Rows of a product as the producer's record, for a purpose.</summary>
public sealed class TypedRowsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    private EmbeddedPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = _folder["state"], TimeProvider = FixedClock.Noon });
        await Shop.HydrateAsync(
            _platform,
            "1,a@mail.example,12345,Rue 1,FR\n2,b@mail.example,,Street 2,IN\n3,c@mail.example,,Street 3,FR\n",
            "10,1,Rue 1,FR,2021-01-01,1.98\n11,1,Rue 9,FR,2021-02-01,0.99\n12,2,,IN,2021-03-01,5.00\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Rows_AreTheRecordsThatPolicyShows_OfEveryPort()
    {
        var listeners = await _platform.Query<Listener>("lena@shop.example").For("customer-care");
        var invoices = await _platform.Query<Invoice>("lena@shop.example").For("customer-care");

        Assert.False(listeners.Denied);
        Assert.Equal(["1 a@mail.example FR EU", "3 c@mail.example FR EU"], listeners.Rows.Select(row => $"{row.ListenerId} {row.Email} {row.Country} {row.Residence}").Order());
        Assert.Equal([(10, 1.98m, new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero)), (11, 0.99m, new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero))], invoices.Rows.Select(row => (row.InvoiceId, row.Total, row.Issued)).Order());
        Assert.Single((await _platform.Query<Listener>("lena@shop.example").Take(1).For("customer-care")).Rows);
    }

    [Fact]
    public async Task Stranger_GetsAnAnswerThatSaysWhyNot()
    {
        var denied = await _platform.Query<Listener>("lena@shop.example").For("market-research");

        Assert.True(denied.Denied);
        Assert.Empty(denied.Rows);
        Assert.Contains(denied.Refused, reason => reason.Policy == "guard.grant");
    }

    [Fact]
    public async Task NoPurpose_IsRefusedBeforeAnythingIsAsked() =>
#pragma warning disable DP0501 // what the rule warns of is refused when it runs
        await Assert.ThrowsAsync<ArgumentException>(() => _platform.Query<Listener>("lena@shop.example").For(" "));
#pragma warning restore DP0501
}
