using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>The names of partition transforms (Iceberg specification, Partition Transforms).</summary>
internal static class PartitionTransform
{
    private static readonly string[] Plain = ["identity", "year", "month", "day", "hour"];

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        foreach (var name in Plain)
        {
            if (text.SequenceEqual(name))
            {
                return true;
            }
        }

        return HasNumber(text, "bucket[") || HasNumber(text, "truncate[");
    }

    // One spelling only: no sign, no leading zero.
    private static bool HasNumber(ReadOnlySpan<char> text, string opening) =>
        text.StartsWith(opening, StringComparison.Ordinal) && text[^1] == ']' && text[opening.Length] != '0'
        && int.TryParse(text[opening.Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
}
