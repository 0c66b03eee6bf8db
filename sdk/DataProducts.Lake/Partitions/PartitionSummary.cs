using DataProducts.Lake.Metrics;

namespace DataProducts.Lake.Partitions;

/// <summary>What a manifest list says about one partition field of a manifest's files (Iceberg specification, field_summary).</summary>
internal sealed record PartitionSummary(bool ContainsNull, bool? ContainsNan, byte[]? Lower, byte[]? Upper)
{
    /// <summary>Sums up the files of a manifest.</summary>
    public static IReadOnlyList<PartitionSummary> Of(IReadOnlyList<LakeType> types, IReadOnlyList<PartitionTuple> files) =>
        [.. types.Select((type, i) => Of(type, [.. files.Select(file => file.Values[i])]))];

    private static PartitionSummary Of(LakeType type, byte[]?[] values)
    {
        byte[]? lower = null;
        byte[]? upper = null;
        foreach (var value in values)
        {
            if (value is null)
            {
                continue;
            }

            lower = lower is null || SingleValue.Compare(type, value, lower) < 0 ? value : lower;
            upper = upper is null || SingleValue.Compare(type, value, upper) > 0 ? value : upper;
        }

        return new PartitionSummary(values.Contains(null), null, lower, upper);
    }
}
