using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Observability.Tests;

/// <summary>Levels and facts of one port, around a clock that stands still.</summary>
internal static class Given
{
    public const string Product = "retail.customers";
    public const string Port = "customers";

    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public static DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Two hours old at most, in 99 % of ten-minute slices of ten hours: 60 slices.</summary>
    public static FreshnessLevel Freshness { get; } =
        new(TimeSpan.FromHours(2), 0.99, TimeSpan.FromHours(10), TimeSpan.FromMinutes(10));

    public static CompletenessLevel Completeness { get; } = new("email", 0.99, TimeSpan.FromDays(30));

    public static SliFact Hydrated(TimeSpan ago, bool succeeded = true) =>
        new(Product, Port, "freshness", $"{ago}", Now - ago, succeeded ? 1 : 0, 1);

    public static SliFact Counted(long good, long total, TimeSpan ago = default, string key = "batch", string column = "email") =>
        new(Product, Port, $"completeness:{column}", key, Now - ago, good, total);
}
