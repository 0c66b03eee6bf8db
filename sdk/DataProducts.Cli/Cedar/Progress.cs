using System.Globalization;

namespace DataProducts.Cli.Cedar;

/// <summary>Says on a terminal how far a long run is; nothing else ever sees it.</summary>
/// <param name="done">What happened to each, for example <c>checked</c>.</param>
/// <param name="total">How many there are, or null where nobody knows yet.</param>
internal sealed class Progress(string done, int? total) : IDisposable
{
    // A terminal that is written to for each of a million lines is what the run would wait for.
    private const int Every = 500;

    private readonly bool _isSeen = !Console.IsErrorRedirected;
    private int _count;
    private bool _isShown;

    public void Step()
    {
        _count++;
        if (_isSeen && _count % Every == 0)
        {
            _isShown = true;
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done} {_count:N0}{(total is { } all ? $" of {all:N0}" : string.Empty)}"));
        }
    }

    /// <summary>Takes the line away, so that what follows has it for itself.</summary>
    public void Dispose()
    {
        if (_isShown)
        {
            _isShown = false;
            Console.Error.Write("\r\e[K");
        }
    }
}
