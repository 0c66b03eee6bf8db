using DataProducts.Iceberg;
using DataProducts.Lake.Reading.Leaves;
using ParquetSharp;

namespace DataProducts.Lake.Reading.Projection;

/// <summary>
/// Finds the columns of a table in a file by their field ids, whatever they were called when it was written (Iceberg specification,
/// Column Projection).
/// </summary>
/// <param name="fields">The file's fields.</param>
/// <param name="constants">The values of all rows in identity partitions, by field id of the column.</param>
internal sealed class ColumnProjection(IReadOnlyList<FileNode> fields, IReadOnlyDictionary<int, PartitionConstant> constants)
{
    /// <summary>Gives the reader of a column.</summary>
    /// <exception cref="InvalidDataException">The file has the column in another form than its type can have, or lacks it though it is
    /// required.</exception>
    public RowReader Of(TableColumn column)
    {
        var field = column.AsField();
        if (Find(fields, field.FieldId) is not { } node)
        {
            return new AbsentRows(Absent(field), field.Field.Type);
        }

        if (!field.Field.Type.IsNested && node is { Storage: not null, IsRepeated: false })
        {
            return new FlatRows(ReaderOf(node, field), field.Field.Name, !field.Field.Nullable);
        }

        var cursors = new List<LeafCursor>();
        try
        {
            return new NestedRows(Slot(field, node, 0, cursors), cursors);
        }
        catch
        {
            cursors.ForEach(cursor => cursor.Dispose());
            throw;
        }
    }

    private static FileNode? Find(IReadOnlyList<FileNode> nodes, int fieldId) => nodes.FirstOrDefault(node => node.Id == fieldId);

    private PartitionConstant Absent(TableField field) => constants.TryGetValue(field.FieldId, out var constant) && (constant.Value is not null || field.Field.Nullable)
        ? constant
        : field.Field.Nullable
            ? new PartitionConstant(field.Field.Type, null)
            : throw new InvalidDataException($"it lacks column '{field.Field.Name}' (field id {field.FieldId}), which the table requires");

    private SlotReader Slot(TableField field, FileNode node, short around, List<LeafCursor> cursors)
    {
        var isRequired = !field.Field.Nullable;
        switch (field.Field.Type.Kind)
        {
            case LakeKind.Struct when node.Storage is null && node.Annotation is not (LogicalTypeEnum.List or LogicalTypeEnum.Map):
                SlotReader[] parts = [.. field.Children.Select(child => Find(node.Children, child.FieldId) is { } part
                    ? Slot(child, part, node.Definition, cursors)
                    : new AbsentSlot(Absent(child), child.Field.Type))];
                var unread = Array.Exists(parts, part => part.Guide is not null) ? null : Unread(node, cursors);
                return new StructSlot(parts, unread, field.Field.Name, node.Definition, node.Repetition, isRequired);
            case LakeKind.List when node is { Annotation: LogicalTypeEnum.List, Children: [{ IsRepeated: true } repeated] }:
                var element = ListLayout.IsElement(node, repeated, field.Children[0].FieldId) ? repeated : repeated.Children[0];
                return new RepeatedSlot(
                    [Part(field.Children[0], element, repeated.Definition, cursors)],
                    field.Field.Name, node.Definition, repeated.Definition, repeated.Repetition, isRequired);
            case LakeKind.Map when node.Children is [{ IsRepeated: true, Children: [var key, var value] } entries]:
                return new RepeatedSlot(
                    [Part(field.Children[0], key, entries.Definition, cursors), Part(field.Children[1], value, entries.Definition, cursors)],
                    field.Field.Name, node.Definition, entries.Definition, entries.Repetition, isRequired);
            case LakeKind.Struct or LakeKind.List or LakeKind.Map:
                throw Other(field);
            default:
                var cursor = new LeafCursor(ReaderOf(node, field), field.Field.Type);
                cursors.Add(cursor);
                return new ValueSlot(cursor, field.Field.Name, around, node.Definition, isRequired);
        }
    }

    // The parts of lists and maps have one place; an id that is another one means another column.
    private SlotReader Part(TableField field, FileNode node, short around, List<LeafCursor> cursors) =>
        node.Id == field.FieldId ? Slot(field, node, around, cursors) : throw Other(field);

    private static LeafCursor Unread(FileNode group, List<LeafCursor> cursors)
    {
        var leaf = group.FirstLeaf() ?? throw new InvalidDataException($"its group '{group.Name}' is empty");
        var type = leaf.Storage!.Physical switch
        {
            PhysicalType.Boolean => LakeKind.Boolean,
            PhysicalType.Int32 => LakeKind.Int,
            PhysicalType.Int64 => LakeKind.Long,
            PhysicalType.Int96 => LakeKind.Timestamp,
            PhysicalType.Float => LakeKind.Float,
            PhysicalType.Double => LakeKind.Double,
            PhysicalType.ByteArray => LakeKind.Binary,
            _ => LakeKind.Fixed,
        };
        var stored = leaf with { Storage = new FileStorage(leaf.Storage.Physical, leaf.Storage.Length, LogicalTypeEnum.None) };
        var lake = new LakeType(type, type == LakeKind.Fixed ? leaf.Storage.Length : 0);
        var cursor = new LeafCursor(LeafReaders.TryMake(stored, lake) ?? throw new InvalidDataException($"'{leaf.Name}' is of no known type"), lake);
        cursors.Add(cursor);
        return cursor;
    }

    private static LeafReader ReaderOf(FileNode node, TableField field) =>
        (node.Storage is null ? null : LeafReaders.TryMake(node, field.Field.Type)) ?? throw Other(field);

    private static InvalidDataException Other(TableField field) => new($"'{field.Field.Name}' (field id {field.FieldId}) is of another type in it");
}
