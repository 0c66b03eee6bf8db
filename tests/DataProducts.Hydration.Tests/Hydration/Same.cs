namespace DataProducts.Hydration.Tests;

/// <summary>Compares what consumers read of two banks.</summary>
internal static class Same
{
    private static readonly int[] Personal = [5, 6, 7, 8];

    /// <summary>Hydrates without being disturbed, and gives what is in lake and quarantine then.</summary>
    public static async Task<(List<string> Rows, List<string> Quarantine)> UndisturbedAsync(HydrationSource source)
    {
        await using var bank = new Bank();
        await bank.HydrateAsync(source);
        return await ContentAsync(bank);
    }

    /// <summary>Gives rows and quarantine records without what keys of their own make different: tokens, subjects and digests.</summary>
    public static async Task<(List<string> Rows, List<string> Quarantine)> ContentAsync(Bank bank) =>
        (await ClearRowsAsync(bank), WithoutDigest(await bank.QuarantineAsync()));

    /// <summary>Gives the published rows with every token opened again.</summary>
    private static async Task<List<string>> ClearRowsAsync(Bank bank)
    {
        var rows = new List<string>();
        foreach (var row in await bank.PublishedRowsAsync())
        {
            var cells = row.Split('|');
            foreach (var cell in Personal)
            {
                cells[cell] = cells[cell].Length == 0 ? "" : await bank.Platform.OpenTokenAsync(cells[cell], cells[0], cells[4]);
            }

            rows.Add(string.Join('|', cells[1..]));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static List<string> WithoutDigest(List<string> records) => [.. records.Select(record => record[..record.LastIndexOf('|')])];
}
