namespace DataProducts.Lake;

/// <summary>The lake's errors: <c>DP15nn</c>, never renumbered.</summary>
internal static class LakeErrors
{
    /// <summary>The id of <see cref="PartGone"/>, after which the part is worked again.</summary>
    public const string PartIsGone = "DP1581";

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

    public static LakeException NoSnapshot(TableId table, long snapshotId) => NoSnapshot(table.ToString(), snapshotId);

    public static LakeException NoSnapshot(string table, long snapshotId) => new(
        "DP1508", $"Table {table} has no snapshot {snapshotId}: it never had, or it was expired. Ask for a snapshot that the table lists.");

    public static LakeException Storage(string location, string problem, Exception? cause = null) => new(
        "DP1509", $"The storage location {location} cannot be used: {problem}.", cause);

    /// <summary>A file could not be written; the system's reason is told without the path, which is told already.</summary>
    public static LakeException NotWritten(string location, Exception cause) =>
        Storage(location, $"writing to it failed, {cause.Message.Split(" : '")[0]}; nothing was committed", cause);

    /// <summary>A store did not keep what it took.</summary>
    public static LakeException NotKept(string location, string how) =>
        Storage(location, $"what stands there {how}; nothing was committed");

    public static LakeException Refused(TableId table, string problem, Exception? cause = null) => new(
        "DP1520", $"The catalog refused a change of table {table}: {problem}. Nothing was changed.", cause);

    public static LakeException Conflict(TableId table, string what) => new(
        "DP1521", $"Table {table} is not any more what the change was worked out on: {what}. Nothing was changed; do it again.");

    public static LakeException NoReference(TableId table, string name) => new(
        "DP1522", $"Table {table} has no branch or tag '{name}'. Ask for one that the table lists.");

    public static LakeException TakenReference(TableId table, string name) => new(
        "DP1523", $"Table {table} cannot have the branch or tag '{name}': the name is taken, kept for the lake, or no name. Choose another.");

    public static LakeException NoEvolution(TableId table, string problem) => new(
        "DP1524", $"The columns of table {table} cannot change so: {problem}. Nothing was changed.");

    public static LakeException InvalidDataFile(string location, string problem, Exception? cause = null) => new(
        "DP1510",
        $"The data file {location} cannot be read: {problem}. Restore the file, or roll back to a snapshot that does not use it.", cause);

    public static LakeException NotACatalog(string location) => new(
        "DP1511", $"The file {location} is not a catalog of tables. Nothing was changed; move it away, and it is made from the tables.");

    public static LakeException Catalog(string location, Exception cause) => new(
        "DP1511",
        $"The catalog {location} cannot be read or written. If the file is damaged, remove it: it is rebuilt from the tables.", cause);

    public static LakeException NoFieldIds(string location) => new(
        "DP1512",
        $"The data file {location} has no field ids, and its table no property 'schema.name-mapping.default', so that nothing says which column "
        + "is which. Set the property to a mapping of names, as Iceberg's engines do when they add files.");

    public static LakeException TooManyDeletes(string table, string kind, long most) => new(
        "DP1513",
        $"Table {table} has more than {most} row-level deletes {kind}, which a read would have to hold in memory. Compact the table with the "
        + "engine that writes it (rewrite_data_files in Spark, OPTIMIZE in Athena), then read again.");

    public static LakeException NoTable(string location, string problem) => new(
        "DP1514",
        $"There is no Iceberg table to be read at {location}: {problem}. Name a table's folder, or the metadata file that its catalog names.");

    public static LakeException PageTooLarge() => new(
        "DP1540",
        "The values of one row take more than a gigabyte in one column, which a page of a data file cannot hold. Divide the row.");

    public static LakeException RowsComeBack(TableId table, int rounds) => new(
        "DP1560",
        $"Rows that are to be removed from table {table} came back in each of {rounds} rounds. Stop whatever brings them, then remove them again.");

    public static LakeException NoPartition(TableId table, string column, string transform, string problem) => new(
        "DP1530", $"Table {table} cannot be partitioned by {transform} of column '{column}': {problem}. Correct the port's partition.");

    public static LakeException OtherPartition(TableId table, string has, string asked) => new(
        "DP1531",
        $"Table {table} is partitioned by {has}, not by {asked} as asked for. Use the table's partition, or a new major version of the contract.");

    public static LakeException MergeTooLarge(TableId table, int most) => new(
        "DP1570",
        $"A change of table {table} by key has more than {most} rows, given or met in the table, which it would have to remember. Nothing was "
        + "changed; divide the input.");

    public static LakeException PartInvalid(TableId table, string problem) => new(
        "DP1580",
        $"What a part of a batch wrote into table {table} cannot be committed: {problem}. Nothing was committed; work the part again.");

    public static LakeException PartGone(TableId table) => new(
        PartIsGone,
        $"A file that a part of a batch wrote into table {table} is gone, perhaps swept as an orphan. Nothing was committed; work the part again.");
}
