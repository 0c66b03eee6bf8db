using System.Text.Json;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>Version 2: everything is there, or the document is refused.</summary>
internal sealed class Version2Form(JsonElement root) : ITableForm
{
    public Guid Uuid => root.Uuid("table-uuid");

    public long LastSequenceNumber => root.Long("last-sequence-number");

    public IEnumerable<TableSchema> Schemas => root.List("schemas").Select(SchemaReader.Read);

    public int CurrentSchemaId => root.Int("current-schema-id");

    public IEnumerable<PartitionSpec> Specs => root.List("partition-specs").Select(PartitionJson.Read);

    public int DefaultSpecId => root.Int("default-spec-id");

    public int LastPartitionId => root.Int("last-partition-id");

    public IEnumerable<SortOrder> Orders => root.List("sort-orders").Select(SortOrderJson.Read);

    public int DefaultOrderId => root.Int("default-sort-order-id");
}
