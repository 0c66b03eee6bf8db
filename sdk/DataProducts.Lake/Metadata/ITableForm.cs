using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>What format versions say each in its own way (Iceberg specification, Appendix E).</summary>
internal interface ITableForm
{
    Guid Uuid { get; }

    long LastSequenceNumber { get; }

    IEnumerable<TableSchema> Schemas { get; }

    int CurrentSchemaId { get; }

    IEnumerable<PartitionSpec> Specs { get; }

    int DefaultSpecId { get; }

    int LastPartitionId { get; }

    IEnumerable<SortOrder> Orders { get; }

    int DefaultOrderId { get; }
}
