using DuckDB.NET.Data;

namespace DataProducts.Query.Execution;

/// <summary>
/// Interrupts a running command. The engine forgets an interrupt that comes before it has begun to run, so it is repeated until the
/// command is done;
/// and never after that, since the connection is gone then.
/// </summary>
internal sealed class Interrupter : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly DuckDBCommand _command;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _registration;
    private bool _done;

    public Interrupter(DuckDBCommand command, TimeProvider time, CancellationToken cancellation)
    {
        _command = command;
        _timer = time.CreateTimer(_ => Interrupt(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registration = cancellation.Register(() => _timer.Change(TimeSpan.Zero, Period));
    }

    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
        lock (_gate)
        {
            _done = true;
        }
    }

    private void Interrupt()
    {
        lock (_gate)
        {
            if (!_done)
            {
                _command.Cancel();
            }
        }
    }
}
