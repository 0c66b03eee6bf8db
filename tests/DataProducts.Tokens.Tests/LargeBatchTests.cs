namespace DataProducts.Tokens.Tests;

/// <summary>Batches of which a first part tells whether the rest stands in the vault already.</summary>
public sealed class LargeBatchTests
{
    private const int Size = 6_000;

    private static readonly Guid Request = new("0199a1de-0000-7000-8000-000000000007");

    /// <summary>How many of the batch stand: none, a few, most, all.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(Size)]
    public async Task BatchThatStandsInPart_HasTheTokensOfBefore_AndLeavesTheErasedOut(int known)
    {
        await using var space = new Space();
        var open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var (values, subjects) = (new string?[Size], new string[Size]);
        for (var i = 0; i < Size; i++)
        {
            (values[i], subjects[i]) = ($"T{i % 997}", $"person {i}");
        }

        var before = known == 0 ? [] : await Space.TokeniseAsync(open, PiiKind.TaxId, values[..known], subjects[..known]);
        await space.Tokens.EraseAsync(Jurisdiction.EU, subjects[0], Request);
        await space.Tokens.EraseAsync(Jurisdiction.EU, subjects[^1], Request);
        await space.RestartAsync();
        open = await space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        var tokens = new string?[Size];

        var erased = await Space.TokeniseAsync(open, PiiKind.TaxId, values, subjects, tokens);

        Assert.Equal([0, Size - 1], erased);
        for (var i = 1; i < Math.Min(known, Size - 1); i++)
        {
            Assert.Equal(before[i], tokens[i]);
        }

        foreach (var i in new[] { 1, 997, 2_500, 4_999, Size - 2 })
        {
            Assert.Equal(values[i], await Space.DetokeniseAsync(open, tokens[i]!, subjects[i]));
        }

        Assert.Equal(Size - 2, await CountAsync(space));
    }

    private static async Task<int> CountAsync(Space space)
    {
        await space.Tokens.DisposeAsync();
        using var vault = SqliteTokenVault.Open(space.Vaults, Jurisdiction.EU);
        return (await vault.ScanAsync(default, 2 * Size)).Items.Count;
    }
}
