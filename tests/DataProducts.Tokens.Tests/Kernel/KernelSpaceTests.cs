using System.Globalization;

namespace DataProducts.Tokens.Tests;

/// <summary>What a space makes with one kernel stands for it with the other.</summary>
public sealed class KernelSpaceTests
{
    // More than a run of MACs and less than two, with texts of one block and of more, and cells without a value between.
    private static readonly string?[] Values =
    [
        .. Enumerable.Range(0, 700).Select(i => i % 7 == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"person{i % 500}{new string('x', i % 90)}@example.org")),
    ];

    private static readonly string[] Subjects = [.. Values.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))];

    [Fact]
    public async Task BothKernels_GiveTheSameTokens()
    {
        await using var space = new Space();
        var platform = await Space.TokeniseAsync(await space.Tokens.OpenAsync(Jurisdiction.EU, "retail"), PiiKind.EmailAddress, Values, Subjects);
        await space.Tokens.DisposeAsync();
        await using var simd = new JurisdictionVaults(space.Source(), space.Time) { Kernel = TokenKernel.Simd };
        var open = await simd.OpenAsync(Jurisdiction.EU, "retail");
        Assert.Equal(platform, await Space.TokeniseAsync(open, PiiKind.EmailAddress, Values, Subjects));
        Assert.Equal(Values[1], await Space.DetokeniseAsync(open, platform[1]!, Subjects[1]));
        Assert.Equal(TokenKernel.Simd, simd.Kernel);
        Assert.Equal(MacKernel.Choose(TokenKernel.Simd).Description, TokenKernels.Describe(simd.Kernel));
    }

    // One value fails its batch; the next batch starts from nothing, in memory too.
    [Fact]
    public async Task ABatchThatFails_LeavesNothingToTheNext()
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        string?[] bad = [.. Values, "not an address"];
        var refused = await Assert.ThrowsAsync<DataProductException>(async () => await Space.TokeniseAsync(
            open, PiiKind.EmailAddress, bad, [.. Subjects, "x"], new string?[bad.Length]));
        Assert.Equal("DP1403", refused.Id);
        var tokens = await Space.TokeniseAsync(open, PiiKind.EmailAddress, ["anna@example.org"], ["1"]);
        Assert.Equal("anna@example.org", await Space.DetokeniseAsync(open, tokens[0]!, "1"));
    }
}
