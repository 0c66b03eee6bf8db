using System.Runtime.InteropServices;

namespace DataProducts.Host.Door;

/// <summary>Records who was turned away and why: the first refusal of a reason and person in a minute at once, the others of that minute as
/// one record with their number. A flood therefore cannot fill the disk.</summary>
internal sealed partial class RefusalLog(EmbeddedPlatform platform, TimeProvider time, ILogger<RefusalLog> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();

    // How many more there were since the recorded one, by the reasons of this minute.
    private Dictionary<(string Reason, string? Person), long> _more = [];

    /// <summary>Records a refusal; ends when it is durable or counted. It never fails: a refusal gives nothing away.</summary>
    public async ValueTask RecordAsync(string reason, string? person, string asked)
    {
        lock (_gate)
        {
            ref var more = ref CollectionsMarshal.GetValueRefOrAddDefault(_more, (reason, person), out var known);
            if (known)
            {
                more++;
                return;
            }
        }

        await AppendAsync(new RefusedRequest(reason, person, asked)).ConfigureAwait(false);
    }

    /// <summary>Records what was counted and begins anew.</summary>
    public async Task FlushAsync()
    {
        Dictionary<(string Reason, string? Person), long> counted;
        lock (_gate)
        {
            (counted, _more) = (_more, []);
        }

        foreach (var ((reason, person), more) in counted)
        {
            if (more > 0)
            {
                await AppendAsync(new RefusedRequest(reason, person, "several", more)).ConfigureAwait(false);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await FlushAsync().ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        using var stop = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false))
        {
            await FlushAsync().ConfigureAwait(false);
        }
    }

    private async Task AppendAsync(RefusedRequest refusal)
    {
        try
        {
            await platform.RecordRefusalAsync(refusal).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            NotRecorded(logger, refusal.Reason, (failure as DataProductException)?.Id ?? failure.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "A refusal {Reason} could not be recorded in the audit log: {Cause}.")]
    private static partial void NotRecorded(ILogger logger, string reason, string cause);
}
