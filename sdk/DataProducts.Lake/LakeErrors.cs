namespace DataProducts.Lake;

/// <summary>The lake's errors: <c>DP15nn</c>, never renumbered.</summary>
internal static class LakeErrors
{
    public static LakeException InvalidMetadata(string where, string problem, Exception? cause = null) => new(
        "DP1501",
        $"The table metadata {where} is not valid Iceberg: {problem}. Restore the file, or point the catalog at an intact version.", cause);

    public static LakeException Unsupported(string where, string feature) => new(
        "DP1502", $"{where} uses {feature}, which this version does not support. Nothing was read or changed.");

    public static LakeException OtherColumns(TableId table, string difference) => new(
        "DP1503",
        $"Table {table} has other columns than asked for: {difference}. Use the table's columns, or a new major version of the contract.");

    public static LakeException InvalidAvro(string where, string problem, Exception? cause = null) => new(
        "DP1504",
        $"The Avro file {where} is not valid: {problem}. Restore the file, or roll back to a snapshot that does not use it.", cause);

    public static LakeException TooManyConflicts(TableId table, int attempts) => new(
        "DP1505",
        $"Table {table} was changed by others on each of {attempts} attempts to commit. Nothing was committed; run the batch again.");

    public static LakeException UnknownOutcome(TableId table, string batch, Exception cause) => new(
        "DP1506",
        $"Whether batch '{batch}' was committed to {table} is not known. Run the same batch again: if it was committed it is found.", cause);

    public static LakeException InvalidBatch(string column, string problem) => new(
        "DP1507", $"A batch of rows does not fit column '{column}': {problem}. Nothing of the batch was written.");

    public static LakeException NoSnapshot(TableId table, long snapshotId) => new(
        "DP1508", $"Table {table} has no snapshot {snapshotId}: it never had, or it was expired. Ask for a snapshot that the table lists.");

    public static LakeException Storage(string location, string problem, Exception? cause = null) => new(
        "DP1509", $"The storage location {location} cannot be used: {problem}.", cause);

    public static LakeException InvalidDataFile(string location, string problem, Exception? cause = null) => new(
        "DP1510",
        $"The data file {location} cannot be read: {problem}. Restore the file, or roll back to a snapshot that does not use it.", cause);

    public static LakeException NotACatalog(string location) => new(
        "DP1511", $"The file {location} is not a catalog of tables. Nothing was changed; move it away, and it is made from the tables.");

    public static LakeException Catalog(string location, Exception cause) => new(
        "DP1511",
        $"The catalog {location} cannot be read or written. If the file is damaged, remove it: it is rebuilt from the tables.", cause);

    public static LakeException NoPartition(TableId table, string column, string transform, string problem) => new(
        "DP1530", $"Table {table} cannot be partitioned by {transform} of column '{column}': {problem}. Correct the port's partition.");

    public static LakeException OtherPartition(TableId table, string has, string asked) => new(
        "DP1531",
        $"Table {table} is partitioned by {has}, not by {asked} as asked for. Use the table's partition, or a new major version of the contract.");
}
