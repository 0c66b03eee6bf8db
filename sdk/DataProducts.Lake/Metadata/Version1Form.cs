using System.Text.Json;
using DataProducts.Iceberg;
using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Metadata;

/// <summary>
/// Version 1: one schema and one list of partition fields, or the lists of version 2, which later writers added; there are no sequence
/// numbers, so that all are 0.
/// </summary>
internal sealed class Version1Form : ITableForm
{
    private readonly JsonElement _root;
    private readonly List<TableSchema> _schemas;
    private readonly List<PartitionSpec> _specs;
    private readonly List<SortOrder> _orders;

    public Version1Form(JsonElement root)
    {
        _root = root;
        _schemas = [.. root.OptionalList("schemas").Select(SchemaReader.Read)];
        CurrentSchemaId = root.OptionalInt("current-schema-id") is { } current && _schemas.Count > 0 ? current : OnlySchema(root, _schemas);
        _specs = root.Optional("partition-specs") is null ? [OnlySpec(root)] : [.. root.List("partition-specs").Select(PartitionJson.Read)];
        _orders = [.. root.OptionalList("sort-orders").Select(SortOrderJson.Read)];
        if (!_orders.Exists(order => order.Id == SortOrder.Unsorted.Id))
        {
            _orders.Add(SortOrder.Unsorted);
        }
    }

    public Guid Uuid => _root.Optional("table-uuid") is null ? Guid.Empty : _root.Uuid("table-uuid");

    public long LastSequenceNumber => 0;

    public IEnumerable<TableSchema> Schemas => _schemas;

    public int CurrentSchemaId { get; }

    public IEnumerable<PartitionSpec> Specs => _specs;

    // The newest spec has the highest id.
    public int DefaultSpecId => _root.OptionalInt("default-spec-id") ?? _specs.Select(spec => spec.Id).DefaultIfEmpty().Max();

    public int LastPartitionId => _root.OptionalInt("last-partition-id")
        ?? _specs.SelectMany(spec => spec.Fields).Select(part => part.FieldId).DefaultIfEmpty(PartitionFieldJson.FirstId - 1).Max();

    public IEnumerable<SortOrder> Orders => _orders;

    public int DefaultOrderId => _root.OptionalInt("default-sort-order-id") ?? SortOrder.Unsorted.Id;

    // Without a current one in the list, 'schema' is the current one; it may be in the list as well.
    private static int OnlySchema(JsonElement root, List<TableSchema> schemas)
    {
        var only = SchemaReader.Read(root.Member("schema"));
        _ = schemas.RemoveAll(schema => schema.Id == only.Id);
        schemas.Add(only);
        return only.Id;
    }

    private static PartitionSpec OnlySpec(JsonElement root) =>
        root.Optional("partition-spec") is { } fields ? PartitionJson.ReadFields(0, fields) : PartitionSpec.Unpartitioned;
}
