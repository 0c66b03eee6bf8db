using DataProducts.Lake;
using DataProducts.Lake.Reading.Projection;

namespace DataProducts.Query.Governed;

/// <summary>Files of one branch that are read alike: the same equality deletes apply to them, and they lack the same columns.</summary>
/// <param name="Files">The files.</param>
/// <param name="Keys">The equality deletes by the columns of their keys.</param>
internal sealed record FileGroup(IReadOnlyList<DataFile> Files, IReadOnlyList<KeyDeletes> Keys)
{
    /// <summary>Gets the values of columns that the files may lack, by field id.</summary>
    public IReadOnlyDictionary<int, PartitionConstant> Constants => Files[0].Constants;

    /// <summary>Gets which file of position deletes may have positions in which file.</summary>
    public IEnumerable<(DeleteFile Delete, DataFile Data)> Positions =>
        Files.SelectMany(file => file.Deletes.Where(delete => delete.EqualityIds.Count == 0).Select(delete => (delete, file)));

    /// <summary>Divides the files of a snapshot.</summary>
    public static IReadOnlyList<FileGroup> Of(SnapshotFiles snapshot) =>
        [.. snapshot.Files.GroupBy(KeyOf, StringComparer.Ordinal).Select(files => new FileGroup([.. files], KeysOf(files.First(), snapshot.KeyColumns)))];

    private static string KeyOf(DataFile file) => string.Join('\0', file.Deletes
        .Where(delete => delete.EqualityIds.Count > 0)
        .Select(delete => $"{string.Join(',', delete.EqualityIds)}:{delete.Path}")
        .Order(StringComparer.Ordinal)
        .Append(TextOf(file.Constants)));

    // Files of one list that lack different columns cannot be read by one call: it has one default for all of them.
    private static string TextOf(IReadOnlyDictionary<int, PartitionConstant> constants) => string.Join(';', constants
        .OrderBy(constant => constant.Key)
        .Select(constant => $"{constant.Key}={constant.Value.Type}:{(constant.Value.Value is { } bytes ? Convert.ToHexString(bytes) : "null")}"));

    private static KeyDeletes[] KeysOf(DataFile file, IReadOnlyList<TableColumn> columns) => [.. file.Deletes
        .Where(delete => delete.EqualityIds.Count > 0)
        .GroupBy(delete => $"{string.Join(',', delete.EqualityIds)};{TextOf(delete.Constants)}", StringComparer.Ordinal)
        .Select(deletes => new KeyDeletes(
            [.. deletes.First().EqualityIds.Select(id => columns.First(column => column.FieldId == id))],
            [.. deletes.Select(delete => delete.Path).Distinct(StringComparer.Ordinal)],
            deletes.First().Constants))];
}

/// <summary>Files of equality deletes by the same columns.</summary>
/// <param name="Columns">The columns, with the types that their values are compared in.</param>
/// <param name="Paths">The files.</param>
/// <param name="Constants">The values of columns that the files may lack, by field id.</param>
internal sealed record KeyDeletes(
    IReadOnlyList<TableColumn> Columns, IReadOnlyList<string> Paths, IReadOnlyDictionary<int, PartitionConstant> Constants);
