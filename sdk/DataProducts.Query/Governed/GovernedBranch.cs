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
    IReadOnlyDictionary<string, ColumnAction> Actions);
