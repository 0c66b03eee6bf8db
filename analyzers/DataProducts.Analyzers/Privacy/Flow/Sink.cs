namespace DataProducts.Analyzers.Privacy.Flow;

/// <summary>Where values go that leave the program.</summary>
/// <param name="What">What it is, for the message.</param>
/// <param name="IsTelemetry">Whether it is a log, an exception, a trace or a metric; otherwise it is an output of the program itself.</param>
/// <param name="IsExpanded">Whether it writes the elements of a sequence.</param>
internal sealed record Sink(string What, bool IsTelemetry, bool IsExpanded)
{
    public static readonly Sink Log = new("a log message", true, true);
    public static readonly Sink Exception = new("an exception", true, false);
    public static readonly Sink Activity = new("an activity", true, true);
    public static readonly Sink Metric = new("a metric's tag", true, true);
    public static readonly Sink Console = new("the console", false, false);
    public static readonly Sink Debug = new("the debugger's output", false, false);
    public static readonly Sink File = new("a file", false, true);
}
