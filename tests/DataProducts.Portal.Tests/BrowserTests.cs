using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Portal.Tests;

/// <summary>The portal in a real browser: headless Chromium, driven by playwright-core, judged by axe-core.</summary>
public sealed class BrowserTests
{
    private const long LargestPicture = 150_000;

    [Fact]
    public async Task RitaAsks_StellaApproves_RitaSeesIt()
    {
        var chromium = Chromium.Find();
        var pictures = Path.Combine(RepositoryRoot.Path, "artifacts", "test-results", "portal");
        Directory.CreateDirectory(pictures);
        using var profile = new TempFolder();
        await using var state = new PortalState();
        await state.InitializeAsync();

        var order = JsonSerializer.Serialize(new { url = state.Url, chromium, profile = profile["profile"], pictures });
        var seen = JsonDocument.Parse(await NodeOracle.RunAsync("browser", "portal.cjs", [], order)).RootElement;

        var steps = seen.GetProperty("steps");
        Assert.Equal(["retail.customers"], Texts(steps.GetProperty("found")));
        Assert.Equal("retail.customers", steps.GetProperty("product").GetString());
        Assert.Equal(["none", "none", "none", "none", "none"], Texts(steps.GetProperty("before")));
        Assert.True(steps.GetProperty("copyShown").GetBoolean());
        Assert.Contains("on its way", steps.GetProperty("requested").GetString(), StringComparison.Ordinal);
        Assert.Equal("waits", steps.GetProperty("ritaSees").GetString());
        Assert.Contains("DP1725", steps.GetProperty("again").GetString(), StringComparison.Ordinal);
        Assert.Equal("waits", steps.GetProperty("stellaSees").GetString());
        Assert.Contains("Approved", steps.GetProperty("approved").GetString(), StringComparison.Ordinal);
        Assert.Equal("active", steps.GetProperty("active").GetString());
        Assert.Equal(["some", "none", "none", "none", "none"], Texts(steps.GetProperty("after")));
        Assert.Equal("Skip to content", steps.GetProperty("firstStop").GetString());
        Assert.Equal("Not found", steps.GetProperty("lost").GetString());

        Assert.Equal([], Texts(seen.GetProperty("violations")));
        Assert.Equal([], Texts(seen.GetProperty("foreign")));
        Assert.Equal([], Texts(seen.GetProperty("complaints")));
        Assert.Equal([], Texts(seen.GetProperty("overflow")));
        KeepPicture(Path.Combine(pictures, "portal.png"));
    }

    // The picture in the documentation is a golden file: written on request, read by a reviewer.
    private static void KeepPicture(string taken)
    {
        Assert.InRange(new FileInfo(taken).Length, 1, LargestPicture);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            var kept = Path.Combine(RepositoryRoot.Path, "docs", "images", "portal.png");
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Copy(taken, kept, overwrite: true);
        }
    }

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(one => one.GetString()!.Trim());
}
