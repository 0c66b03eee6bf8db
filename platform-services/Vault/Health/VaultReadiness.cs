using Microsoft.Extensions.Logging;

namespace DataProducts.Vault;

/// <summary>Says whether vault, keys and erasure ledger can be used. Everybody may ask, so one check counts for a few seconds, and the cause
/// is for the log alone.</summary>
/// <param name="options">Which jurisdiction.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears why it is not ready.</param>
public sealed partial class VaultReadiness(VaultOptions options, TimeProvider time, ILogger<VaultReadiness> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private DateTimeOffset _until = DateTimeOffset.MinValue;
    private bool _ready;

    /// <summary>Checks, or remembers the last check.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether requests can be served.</returns>
    public async ValueTask<bool> IsReadyAsync(EmbeddedPlatform platform, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(platform);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (time.GetUtcNow() >= _until)
            {
                _ready = await CheckAsync(platform, cancellationToken).ConfigureAwait(false);
                _until = time.GetUtcNow() + Fresh;
            }

            return _ready;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async ValueTask<bool> CheckAsync(EmbeddedPlatform platform, CancellationToken cancellationToken)
    {
        try
        {
            await platform.CheckVaultAsync(options.Jurisdiction, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DataProductException failure)
        {
            NotReady(logger, options.Jurisdiction, failure.Id, failure.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The vault of {Jurisdiction} is not ready, {Id}: {Reason}")]
    private static partial void NotReady(ILogger logger, Jurisdiction jurisdiction, string id, string reason);
}
