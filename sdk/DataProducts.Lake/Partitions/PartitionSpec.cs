using DataProducts.Iceberg;
using DataProducts.Lake.Manifests;

namespace DataProducts.Lake.Partitions;

/// <summary>One field of a partition spec.</summary>
/// <param name="SourceId">The field id of the column.</param>
/// <param name="FieldId">The id of the partition field, from 1000.</param>
/// <param name="Name">Its name.</param>
/// <param name="Transform">The transform.</param>
/// <param name="TransformText">The transform as it was written; another writer's may be one that we do not know.</param>
internal sealed record PartitionField(int SourceId, int FieldId, string Name, Transform Transform, string TransformText);

/// <summary>How a table's files are divided (Iceberg specification, Partition Specs).</summary>
/// <param name="Id">Its id in the table.</param>
/// <param name="Fields">Its fields; none of an unpartitioned table.</param>
internal sealed record PartitionSpec(int Id, IReadOnlyList<PartitionField> Fields)
{
    public static PartitionSpec Unpartitioned { get; } = new(0, []);

    /// <summary>Makes the spec of a new table.</summary>
    /// <exception cref="LakeException"><c>DP1530</c>.</exception>
    public static PartitionSpec Of(TableId table, IReadOnlyList<PartitionColumn> partition, IReadOnlyList<TableColumn> columns)
    {
        var fields = new List<PartitionField>();
        foreach (var (name, text) in partition)
        {
            var column = columns.FirstOrDefault(column => column.Column.Name == name)
                ?? throw LakeErrors.NoPartition(table, name, text, "there is no such column");
            var transform = Transform.Parse(text);
            if (transform.Kind == TransformKind.Other)
            {
                throw LakeErrors.NoPartition(table, name, text, "there is no such transform");
            }

            if (!column.Column.Bounds)
            {
                throw LakeErrors.NoPartition(table, name, text, "no value of it may stand in metadata, such as of personal data's tokens");
            }

            if (transform.ResultOf(column.Column.Type) is null)
            {
                throw LakeErrors.NoPartition(table, name, text, $"it does not divide a column of type {column.Column.Type}");
            }

            var written = transform.ToString();
            var field = new PartitionField(
                column.FieldId, PartitionFieldJson.FirstId + fields.Count, PartitionFieldJson.NameOf(name, written), transform, written);
            if (fields.Exists(other => other.Name == field.Name || IsSameDivision(other, field))
                || columns.Any(other => other.FieldId != field.SourceId && other.Column.Name == field.Name))
            {
                throw LakeErrors.NoPartition(table, name, text, $"it is there already, or a column has its name '{field.Name}'");
            }

            fields.Add(field);
        }

        return new PartitionSpec(0, fields);
    }

    /// <summary>Gives the type of each partition value, or null if a field's column or transform is not one that we write.</summary>
    public IReadOnlyList<LakeType>? ResultTypes(IReadOnlyList<TableColumn> columns)
    {
        var types = new List<LakeType>();
        foreach (var field in Fields)
        {
            if (!PartitionAvro.IsName(field.Name)
                || columns.FirstOrDefault(column => column.FieldId == field.SourceId) is not { } source
                || field.Transform.ResultOf(source.Column.Type) is not { } type)
            {
                return null;
            }

            types.Add(type);
        }

        return types;
    }

    /// <summary>Says whether two specs divide alike, whatever their ids are.</summary>
    public bool IsLike(PartitionSpec other) =>
        Fields.Select(field => (field.SourceId, field.TransformText)).SequenceEqual(
            other.Fields.Select(field => (field.SourceId, field.TransformText)));

    public override string ToString() =>
        Fields.Count == 0 ? "none" : string.Join(", ", Fields.Select(field => $"{field.Name} ({field.TransformText})"));

    // The year is in the month; Java Iceberg refuses two of these as well.
    private static bool IsSameDivision(PartitionField one, PartitionField other) =>
        one.SourceId == other.SourceId && IsTime(one.Transform) && IsTime(other.Transform);

    private static bool IsTime(Transform transform) => transform.Kind is >= TransformKind.Year and <= TransformKind.Hour;
}
