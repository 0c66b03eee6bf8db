using DataProducts.Lake;
using DataProducts.Query.Governed;

namespace DataProducts.Query;

/// <summary>The rows of one jurisdiction: which files hold them, and what the viewer may see of them.</summary>
/// <param name="Jurisdiction">Whose law protects the rows.</param>
/// <param name="Files">The live Parquet files of the snapshot, absolute paths without wildcard characters. None means no rows.</param>
/// <param name="FieldIds">Iceberg field id by column name; a column that is not here is null in every row. <c>dp_subject</c> must be here
/// for tokens to be opened.</param>
/// <param name="RowFilter">Trusted boolean SQL over quoted column names, made of comparisons and null tests; a row counts where it is
/// true. <c>false</c> denies.</param>
/// <param name="Actions">The action by column name; a column that is not here is null in every row.</param>
public sealed record GovernedBranch(
    Jurisdiction Jurisdiction,
    IReadOnlyList<string> Files,
    IReadOnlyDictionary<string, int> FieldIds,
    string RowFilter,
    IReadOnlyDictionary<string, ColumnAction> Actions)
{
    /// <summary>Gets how the files are read where the table's rows are not just theirs; null where they are.</summary>
    internal IReadOnlyList<FileGroup>? Groups { get; private init; }

    /// <summary>Gets every file that the engine opens.</summary>
    internal IEnumerable<string> FilesToOpen => Groups is null ? Files : Files.Concat(DeleteFiles.Select(file => file.Path)).Distinct(StringComparer.Ordinal);

    /// <summary>Gets the files of deletes, some several times.</summary>
    internal IEnumerable<DeleteFile> DeleteFiles => (Groups ?? []).SelectMany(group => group.Files).SelectMany(file => file.Deletes);

    /// <summary>Makes a branch of a snapshot whose files were found readable (<see cref="ReadableFiles"/>).</summary>
    internal static GovernedBranch Of(
        Jurisdiction jurisdiction, SnapshotFiles snapshot, string rowFilter, IReadOnlyDictionary<string, ColumnAction> actions) => new(
            jurisdiction,
            [.. snapshot.Files.Select(file => file.Path)],
            snapshot.Columns.ToDictionary(column => column.Column.Name, column => column.FieldId, StringComparer.Ordinal),
            rowFilter,
            actions)
        {
            Groups = IsJustFiles(snapshot) ? null : FileGroup.Of(snapshot),
        };

    /// <summary>Says whether a snapshot's rows are just those of its files, and every column is in them.</summary>
    internal static bool IsJustFiles(SnapshotFiles snapshot) => snapshot.Files.All(file => file.Deletes.Count == 0 && file.Constants.Count == 0);
}
