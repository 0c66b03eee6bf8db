using System.Globalization;
using DataProducts.Hydration;

namespace DataProducts;

/// <summary>Shows how far a hydration is: on a terminal one line that is written anew, in a log a plain line now and then.</summary>
/// <remarks>Nothing is shown of a run shorter than a second. Rows, rates and times only; never a value of a row.</remarks>
public sealed class ConsoleProgress : IProgress<HydrationProgress>, IDisposable
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan InLog = TimeSpan.FromSeconds(10);

    private readonly TextWriter _output;
    private readonly bool _isTerminal;
    private readonly TimeProvider _time;
    private readonly long _started;
    private TimeSpan _next = First;
    private int _width;

    /// <summary>Makes it.</summary>
    /// <param name="output">Where to; it is not disposed.</param>
    /// <param name="isTerminal">Whether a line can be written over.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    public ConsoleProgress(TextWriter output, bool isTerminal, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        (_output, _isTerminal, _time) = (output, isTerminal, time ?? TimeProvider.System);
        _started = _time.GetTimestamp();
    }

    /// <summary>Makes it for standard error, which is left to it until <see cref="End"/>.</summary>
    /// <returns>The progress.</returns>
    public static ConsoleProgress OfStandardError() => new(Console.Error, !Console.IsErrorRedirected);

    /// <inheritdoc/>
    public void Report(HydrationProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var elapsed = _time.GetElapsedTime(_started);
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + (_isTerminal ? OnTerminal : InLog);
        var text = Line(value);
        if (_isTerminal)
        {
            _output.Write('\r');
            _output.Write(text.PadRight(_width));
            _width = text.Length;
        }
        else
        {
            _output.WriteLine(text);
        }
    }

    /// <summary>Clears the terminal's line, so that what follows stands alone.</summary>
    public void End()
    {
        if (_width > 0)
        {
            _output.Write($"\r{new string(' ', _width)}\r");
            _width = 0;
        }
    }

    /// <summary>Clears the terminal's line.</summary>
    public void Dispose() => End();

    private static string Line(HydrationProgress value)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{value.Phase.ToString().ToLowerInvariant()}{Place(value)}  {value.Rows:N0} rows");
        if (value.TotalBytes is > 0 and var total)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"  {Math.Min(100, value.Bytes * 100.0 / total):F0} %");
        }

        if (value.RowsPerSecond > 0)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"  {value.RowsPerSecond:N0} rows/s");
        }

        return value.Remaining is { } left
            ? text + string.Create(CultureInfo.InvariantCulture, $"  {(long)left.TotalHours:00}:{left.Minutes:00}:{left.Seconds:00} left")
            : text;
    }

    private static string Place(HydrationProgress value) => value.Jurisdiction is { } place ? $" {place.Code}" : "";
}
