namespace DataProducts.Hydration.Crash;

/// <summary>Holds the run for ever where a phase is reported for the n-th time.</summary>
public sealed class StopAt(HydrationPhase phase, int which) : IProgress<HydrationProgress>
{
    public const string Reached = "reached";

    private int _seen;

    public void Report(HydrationProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Phase == phase && ++_seen == which)
        {
            Console.WriteLine(Reached);
            using var never = new ManualResetEventSlim();
            never.Wait();
        }
    }
}
