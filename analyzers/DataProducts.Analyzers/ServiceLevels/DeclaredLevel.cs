using System.Globalization;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.ServiceLevels;

/// <summary>A service level as its annotation says it, in numbers.</summary>
/// <param name="Place">Where the annotation stands.</param>
/// <param name="What">What it is called in messages.</param>
/// <param name="Target">The share that must be good.</param>
/// <param name="Window">The time over which it is measured, in seconds.</param>
/// <param name="Slice">How long a slice is, in seconds; null where rows are counted.</param>
/// <param name="MaximumAge">The age that is still fresh, in seconds; null where rows are counted.</param>
internal sealed record DeclaredLevel(Location? Place, string What, decimal Target, long Window, long? Slice, long? MaximumAge)
{
    /// <summary>The diagnostic's property with the target that a fix writes.</summary>
    internal const string BetterTarget = nameof(BetterTarget);

    /// <summary>Gives the levels of a record whose numbers are numbers: DP0205 speaks of the others.</summary>
    public static IEnumerable<DeclaredLevel> Of(INamedTypeSymbol record)
    {
        foreach (var annotation in record.GetAttributes())
        {
            var isFreshness = annotation.AttributeClass.IsOurs(KnownTypes.FreshnessAttribute);
            if ((isFreshness || annotation.AttributeClass.IsOurs(KnownTypes.CompletenessAttribute))
                && (annotation.Argument("Target") as double? ?? 0.99) is > 0 and <= 1 and var target
                && Seconds(annotation.Argument("Window") as string ?? "P30D") is { } window)
            {
                var slice = isFreshness ? Seconds(annotation.Argument("Slice") as string ?? "PT5M") : null;
                var age = isFreshness ? Seconds(annotation.Argument(0) as string) : null;
                if (!isFreshness || (slice is not null && age is not null))
                {
                    var what = isFreshness ? "freshness" : $"completeness of '{annotation.Argument(0)}'";
                    yield return new(annotation.Place(), what, (decimal)target, window, slice, age);
                }
            }
        }
    }

    /// <summary>Writes a share as a reader would: <c>99.5 %</c>.</summary>
    public static string Percent(decimal share) => (share * 100).ToString("0.####", CultureInfo.InvariantCulture) + " %";

    private static long? Seconds(string? duration)
    {
        if (!Duration.IsValid(duration))
        {
            return null;
        }

        var (sum, number) = (0L, 0L);
        foreach (var c in duration!)
        {
            if (c is >= '0' and <= '9')
            {
                number = (number * 10) + (c - '0');
                continue;
            }

            sum += number * c switch { 'W' => 7 * 86_400, 'D' => 86_400, 'H' => 3_600, 'M' => 60, 'S' => 1, _ => 0 };
            number = 0;
        }

        return sum;
    }
}
