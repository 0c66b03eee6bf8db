using System.Diagnostics;
using DataProducts.Contracts;
using DataProducts.Portal.Text;

namespace DataProducts.Portal.Tests;

/// <summary>What people copy works where they paste it.</summary>
[Collection(nameof(PortalState))]
public sealed class SnippetTests(PortalState state)
{
    [Fact]
    public async Task Sql_IsAnswered()
    {
        var answer = await state.Platform.QueryAsync((await TextAsync("fraud-detection")).Sql, "anna@bank.example", "fraud-detection");

        Assert.NotEmpty(answer.Rows);
    }

    [Theory]
    [InlineData("fraud-detection")]
    [InlineData("it's $(id) `id` \"x\" \\ & ; < >")]
    [InlineData(PortalState.Hostile)]
    public async Task CommandLine_ReachesTheProgramAsItWas(string purpose)
    {
        var text = await TextAsync(purpose);
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("dataproduct() { for one in \"$@\"; do printf '%s\\0' \"$one\"; done; }; " + text.CommandLine);
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();

        Assert.Equal(["query", text.Sql, "--as", "anna@bank.example", "--purpose", purpose, string.Empty], output.Split('\0'));
    }

    private async Task<ConnectText> TextAsync(string purpose)
    {
        var product = ManifestReader.Parse((await state.Platform.Catalog.FindAsync(PortalState.Product))!.Manifest);
        return new ConnectText(product, product.Ports[0], "anna@bank.example", purpose);
    }
}
