using System.Globalization;
using DataProducts.Catalog;

namespace DataProducts.Portal.Components;

/// <summary>What somebody typed into the form for access.</summary>
public sealed class RequestInput
{
    private const string DayForm = "yyyy-MM-dd";

    private static readonly TimeOnly EndOfDay = new(23, 59, 59);

    /// <summary>Gets or sets the group.</summary>
    public string? Group { get; set; }

    /// <summary>Gets or sets the purpose.</summary>
    public string? Purpose { get; set; }

    /// <summary>Gets or sets the last day.</summary>
    public string? Until { get; set; }

    internal static string Day(DateTimeOffset time) => time.UtcDateTime.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>Makes the wish of it; it holds until the end of the day, in UTC.</summary>
    /// <exception cref="DataProductException"><c>DP1726</c>: the day is none.</exception>
    internal SubscriptionWish ToWish(string product) =>
        DateOnly.TryParseExact(Until, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new SubscriptionWish(product, Group ?? string.Empty, Purpose ?? string.Empty, new DateTimeOffset(day, EndOfDay, TimeSpan.Zero))
            : throw new DataProductException("DP1726", "Give the last day as year, month and day, for example 2026-12-31.");
}
