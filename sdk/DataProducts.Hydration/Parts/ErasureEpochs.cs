namespace DataProducts.Hydration;

/// <summary>How many orders of erasure each jurisdiction's vault has carried out.</summary>
internal static class ErasureEpochs
{
    public static async ValueTask<Dictionary<Jurisdiction, long>> ReadAsync(HydrationPlatform platform, CancellationToken cancellationToken)
    {
        var epochs = new Dictionary<Jurisdiction, long>();
        if (platform.ErasureEpoch is { } epoch)
        {
            foreach (var jurisdiction in platform.Jurisdictions.Jurisdictions)
            {
                epochs.Add(jurisdiction, await epoch(jurisdiction, cancellationToken).ConfigureAwait(false));
            }
        }

        return epochs;
    }

    /// <summary>Tells whether somebody was erased since a part was worked, whose rows it may have.</summary>
    public static bool HaveMoved(PartManifest manifest, Dictionary<Jurisdiction, long> now) => manifest.Tables.Any(table =>
        (table.Rows > 0 || table.Erased > 0) && now.TryGetValue(Jurisdiction.Parse(table.Jurisdiction), out var epoch) && epoch != table.Epoch);
}
