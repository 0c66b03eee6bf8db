using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>The primary key of a row: partition and sort key, both bytes.</summary>
internal readonly struct RowKey(byte[] partition, byte[] sort) : IEquatable<RowKey>
{
    public const string PartitionName = "pk";
    public const string SortName = "sk";

    public byte[] Partition { get; } = partition;

    public byte[] Sort { get; } = sort;

    public static RowKey Of(Dictionary<string, AttributeValue> row) =>
        new(row[PartitionName].B.ToArray(), row[SortName].B.ToArray());

    public Dictionary<string, AttributeValue> Attributes() => new(StringComparer.Ordinal)
    {
        [PartitionName] = Cell.Of(Partition),
        [SortName] = Cell.Of(Sort),
    };

    public bool Equals(RowKey other) => Partition.AsSpan().SequenceEqual(other.Partition) && Sort.AsSpan().SequenceEqual(other.Sort);

    public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Partition);
        hash.AddBytes(Sort);
        return hash.ToHashCode();
    }
}
