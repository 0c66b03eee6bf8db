namespace DataProducts.Lake.Commit;

/// <summary>Takes back files that were written and will not be committed.</summary>
internal static class OwnFiles
{
    public static async Task TryDeleteAsync(IObjectStore objects, string location)
    {
        try
        {
            await objects.DeleteAsync(location, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DataProductException)
        {
            // No snapshot names the file, so it harms no reader; the sweep tries again.
        }
    }
}
