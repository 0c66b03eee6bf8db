namespace DataProducts.Hydration.Tests;

internal sealed class StoppedException : Exception;

/// <summary>Stops the run where a phase is reported for the n-th time.</summary>
internal sealed class ThrowAt(HydrationPhase phase, int which) : IProgress<HydrationProgress>
{
    private int _seen;

    public void Report(HydrationProgress value)
    {
        if (value.Phase == phase && ++_seen == which)
        {
            throw new StoppedException();
        }
    }
}
