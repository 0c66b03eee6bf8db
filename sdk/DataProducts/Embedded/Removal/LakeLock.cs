namespace DataProducts;

/// <summary>Keeps hydrations away while rows are removed, also those of other processes: any number of hydrations, or one removal. A
/// process that dies lets go.</summary>
internal static class LakeLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until no rows are removed, and lets none be until it is disposed.</summary>
    public static Task<IDisposable> ToHydrateAsync(EmbeddedLayout layout, CancellationToken cancellationToken) =>
        TakeAsync(layout, FileAccess.Read, FileShare.Read, "rows are being removed", cancellationToken);

    /// <summary>Waits until nothing is hydrated or removed, and lets nothing be until it is disposed.</summary>
    public static Task<IDisposable> ToRemoveAsync(EmbeddedLayout layout, CancellationToken cancellationToken) =>
        TakeAsync(layout, FileAccess.ReadWrite, FileShare.None, "a product is being hydrated, or rows are being removed", cancellationToken);

    private static async Task<IDisposable> TakeAsync(
        EmbeddedLayout layout, FileAccess access, FileShare share, string meanwhile, CancellationToken cancellationToken)
    {
        Ensure(layout.LakeLock);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(layout.LakeLock, FileMode.Open, access, share);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException busy)
            {
                throw RemovalErrors.Busy(meanwhile, busy);
            }
        }
    }

    // Beside it, another process may make it or already hold it: then it is there, which is all that is wanted.
    private static void Ensure(string path)
    {
        try
        {
            using var made = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (IOException) when (File.Exists(path))
        {
        }
    }
}
