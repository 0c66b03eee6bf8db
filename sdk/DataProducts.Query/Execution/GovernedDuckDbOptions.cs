namespace DataProducts.Query;

/// <summary>Limits of one governed query. Checked when the engine is made.</summary>
public sealed record GovernedDuckDbOptions
{
    /// <summary>Gets the threads of one query; 1 to 256, default 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Gets the most memory of one query's engine, in megabytes; 64 to 1,048,576, default 1,024. Nothing is spilled to
    /// disk.</summary>
    public int MemoryMegabytes { get; init; } = 1024;

    /// <summary>Gets the most rows of a result; 1 to 100,000,000, default 1,000,000. A larger result is an error, not cut off.</summary>
    public int RowLimit { get; init; } = 1_000_000;

    /// <summary>Gets the longest time that a query may take; more than zero, at most one day, default one minute.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    internal void Check()
    {
        InRange(Threads, 1, 256, nameof(Threads));
        InRange(MemoryMegabytes, 64, 1_048_576, nameof(MemoryMegabytes));
        InRange(RowLimit, 1, 100_000_000, nameof(RowLimit));
        if (TimeLimit <= TimeSpan.Zero || TimeLimit > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(nameof(TimeLimit), TimeLimit, "More than zero, at most one day.");
        }
    }

    private static void InRange(int value, int least, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
