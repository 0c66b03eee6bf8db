using DataProducts.Lake.Manifests;
using DataProducts.Lake.Partitions;
using DataProducts.Lake.Reading.Projection;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>A file that a snapshot has.</summary>
/// <param name="File">The file.</param>
/// <param name="Location">Where it is.</param>
/// <param name="SequenceNumber">Its data sequence number: what deletes are ordered by.</param>
/// <param name="Head">What its manifest says of all its files.</param>
internal sealed record LiveFile(FileEntry File, string Location, long SequenceNumber, ManifestHead Head)
{
    /// <summary>Gets what is equal for files of one partition: the spec, and the values.</summary>
    public string Partition { get; } = PartitionKey.Of(Head.Spec.Id, File.Partition);

    /// <summary>Gets whether all files of its spec are in one partition.</summary>
    public bool IsUnpartitioned => Head.Spec.Fields.All(part => part.TransformText == "void");

    /// <summary>Gets the values that all rows of the file have in columns of identity partitions, by the columns' field ids.</summary>
    public IReadOnlyDictionary<int, PartitionConstant> Constants
    {
        get
        {
            var constants = new Dictionary<int, PartitionConstant>();
            for (var i = 0; i < Head.Spec.Fields.Count; i++)
            {
                if (Head.Spec.Fields[i] is { Transform.Kind: TransformKind.Identity } part)
                {
                    constants[part.SourceId] = new PartitionConstant(Head.PartitionTypes[i], File.Partition.Values[i]);
                }
            }

            return constants;
        }
    }

    /// <summary>Gets those of the <see cref="Constants"/> whose columns the file may lack: its counts do not speak of them.</summary>
    public IReadOnlyDictionary<int, PartitionConstant> ConstantsOfAbsent => Constants
        .Where(constant => !File.Metrics.ValueCounts.ContainsKey(constant.Key) && !File.Metrics.ColumnSizes.ContainsKey(constant.Key))
        .ToDictionary();
}
