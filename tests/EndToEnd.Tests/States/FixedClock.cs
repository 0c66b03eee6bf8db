namespace DataProducts.EndToEnd.Tests;

/// <summary>It is always the same moment.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public static FixedClock Noon { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => now;

    public override DateTimeOffset GetUtcNow() => now;
}
