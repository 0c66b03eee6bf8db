namespace MusicStore;

/// <summary>Ctrl-C asks the work to stop at the next safe point; a second one ends the program.</summary>
internal sealed class ConsoleStop : IDisposable
{
    public const int ExitCode = 130;

    private readonly CancellationTokenSource _source = new();

    public ConsoleStop() => Console.CancelKeyPress += Stop;

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= Stop;
        _source.Dispose();
    }

    private void Stop(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
