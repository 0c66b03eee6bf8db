using Microsoft.Extensions.Logging;

namespace DataProducts.Vault;

/// <summary>Says whether vault, keys and erasure ledger can be used. Everybody may ask, so one check counts for a few seconds, and the cause
/// is for the log alone.</summary>
/// <remarks>A check is nobody's own: whoever gives up waiting does not end it, so that a probe with little patience still leaves a cause in the
/// log.</remarks>
/// <param name="options">Which jurisdiction.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Hears why it is not ready.</param>
public sealed partial class VaultReadiness(VaultOptions options, TimeProvider time, ILogger<VaultReadiness> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private Task<bool>? _check;
    private DateTimeOffset _until;

    /// <summary>Checks, or remembers the last check.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether requests can be served.</returns>
    public async ValueTask<bool> IsReadyAsync(EmbeddedPlatform platform, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(platform);
        Task<bool> check;
        lock (_gate)
        {
            if (_check is null || (_check.IsCompleted && time.GetUtcNow() >= _until))
            {
                _check = Task.Run(() => CheckAsync(platform), CancellationToken.None);
            }

            check = _check;
        }

        return await check.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> CheckAsync(EmbeddedPlatform platform)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            await platform.CheckVaultAsync(options.Jurisdiction, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (DataProductException failure)
        {
            NotReady(logger, options.Jurisdiction, failure.Id, failure.Message);
            return false;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            NotReady(logger, options.Jurisdiction, "DP2008", $"It did not answer within {Patience.Seconds} seconds.");
            return false;
        }
        finally
        {
            _until = time.GetUtcNow() + Fresh;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The vault of {Jurisdiction} is not ready, {Id}: {Reason}")]
    private static partial void NotReady(ILogger logger, Jurisdiction jurisdiction, string id, string reason);
}
