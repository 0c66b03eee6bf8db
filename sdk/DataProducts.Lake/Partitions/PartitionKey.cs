namespace DataProducts.Lake.Partitions;

/// <summary>What is equal for files of one partition: the spec, and the values.</summary>
internal static class PartitionKey
{
    public static string Of(int spec, PartitionTuple partition) =>
        string.Join('|', [$"{spec}", .. partition.Values.Select(value => value is null ? "null" : Convert.ToHexString(value))]);
}
