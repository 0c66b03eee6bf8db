using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>The errors of hydrations that are divided, <c>DP1190</c> to <c>DP1199</c>. No message holds a value of a row.</summary>
internal static class PartErrors
{
    public static DataProductException PlanUnusable(string problem) => new(
        "DP1190", $"The plan of a divided hydration cannot be used: {problem}. Nothing was committed; run 'plan' again, and work its parts.");

    public static DataProductException Missing(string batch, IReadOnlyList<int> parts) => new(
        "DP1191",
        string.Create(CultureInfo.InvariantCulture, $"Batch {batch} lacks {parts.Count} of its parts, the first {parts[0]}. ")
        + "Nothing was committed; work what is missing, then commit again.");

    public static DataProductException ManifestInvalid(int part, string problem) => new(
        "DP1192",
        string.Create(CultureInfo.InvariantCulture, $"What is recorded of part {part} is not what a worker writes: {problem}. ")
        + "Nothing was committed; run 'plan' under a new prefix, and work its parts.");

    public static DataProductException Overtaken(string batch) => new(
        "DP1193",
        $"Another batch was committed since batch {batch} was planned, so that its keys were compared with too few. "
        + "Nothing of it was committed; run 'plan' again, and work its parts.");

    public static DataProductException SourceChanged(string part) => new(
        "DP1194",
        $"'{part}' is not there any more, or does not have the rows that were planned. Nothing was committed; "
        + "restore it, or run 'plan' again when the source is at rest.");

    public static DataProductException Restless(string batch) => new(
        "DP1195",
        $"People were erased, or files removed, each time that batch {batch} was about to be committed. Nothing of it was committed; commit it again.");

    public static DataProductException TooManyParts(long parts, int most) => new(
        "DP1196",
        string.Create(CultureInfo.InvariantCulture, $"The source would be divided into {parts} parts, more than {most}. Give a part more rows."));

    /// <summary>Refuses what looks at rows that the table has: parts know nothing of each other.</summary>
    public static void RefuseOtherWrites(PortWrite write)
    {
        if (write.Kind != PortWriteKind.Append)
        {
            throw new DataProductException(
                "DP1197", $"Rows that are written as {write.Kind} cannot be hydrated in parts, only such as are appended. Nothing was done; hydrate in one process.");
        }
    }
}
