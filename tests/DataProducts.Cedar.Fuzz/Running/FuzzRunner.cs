using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Runs a property step by step until enough cases have held, time is up, it is cancelled, or a case fails.</summary>
internal static class FuzzRunner
{
    /// <param name="property">What has to hold.</param>
    /// <param name="count">The number of cases; the last step may go beyond it.</param>
    /// <param name="seed">Decides all choices.</param>
    /// <param name="start">The first step; a later one leaves those before it out.</param>
    /// <param name="failures">How many counterexamples to look for before it ends.</param>
    /// <param name="limit">How long to go on at most, or null.</param>
    /// <param name="cancellation">Ends the run early, with the report of what was done.</param>
    public static async Task<FuzzReport> RunAsync(
        IFuzzProperty property, long count, int seed, long start = 0, int failures = 1, TimeSpan? limit = null,
        CancellationToken cancellation = default)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        var cases = 0L;
        var next = start - 1;
        var found = new SortedDictionary<long, string>();
        await Task.WhenAll(Enumerable.Range(0, property.Parallelism).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
        return new(property, seed, cases, clock.GetElapsedTime(began), found);

        async Task WorkAsync()
        {
            while (!cancellation.IsCancellationRequested && Interlocked.Read(ref cases) < count && found.Count < failures
                && (limit is null || clock.GetElapsedTime(began) < limit))
            {
                var index = Interlocked.Increment(ref next);
                var step = await TryAsync(property, new(seed, index), cancellation);
                Interlocked.Add(ref cases, step.Cases);
                if (step.Counterexample is { } counterexample)
                {
                    lock (found)
                    {
                        found.Add(index, counterexample);
                    }
                }
            }
        }
    }

    private static async Task<FuzzStep> TryAsync(IFuzzProperty property, Dice dice, CancellationToken cancellation)
    {
        try
        {
            return await property.RunAsync(dice, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new(0);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new(1, string.Create(CultureInfo.InvariantCulture, $"the property itself failed: {failure}"));
        }
    }
}
