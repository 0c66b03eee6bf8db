namespace DataProducts.Host.Transfers;

/// <summary>Looks at the transfer matrices when the Host starts and once a day, and tells the log what has ended and what soon will. What has
/// ended is refused where it is asked for (<c>DP1903</c>), not here: catalog and audit log can still be read.</summary>
internal sealed partial class TransferWatch(EmbeddedPlatform platform, TimeProvider time, ILogger<TransferWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(Day, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The Host stops.
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var report in await platform.TransfersAsync(cancellationToken).ConfigureAwait(false))
            {
                Tell(report);
            }
        }
        catch (DataProductException failure)
        {
            Unreadable(logger, failure.Id, failure.Message);
        }
    }

    private void Tell(TransferReport report)
    {
        if (report.Standing.IsExpired)
        {
            Expired(logger, report.Standing.Sentence, string.Join(", ", report.Products));
            return;
        }

        if (report.Standing.NeedsReview)
        {
            Review(logger, report.Standing.Sentence);
        }

        foreach (var ending in report.Endings)
        {
            Ending(logger, ending.Id, ending.Ends, ending.DaysLeft);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "DP1903: {Sentence} Nothing is decided about {Products}.")]
    private static partial void Expired(ILogger logger, string sentence, string products);

    [LoggerMessage(2, LogLevel.Warning, "{Sentence}")]
    private static partial void Review(ILogger logger, string sentence);

    [LoggerMessage(3, LogLevel.Warning, "Of what transfers rest on, {What} ends on {Day:yyyy-MM-dd}, in {DaysLeft} days.")]
    private static partial void Ending(ILogger logger, string what, DateOnly day, int daysLeft);

    [LoggerMessage(4, LogLevel.Error, "{Id}: what transfers rest on cannot be read: {Reason}")]
    private static partial void Unreadable(ILogger logger, string id, string reason);
}
