using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>The errors of this area, <c>DP1100</c> to <c>DP1199</c>. No message holds a value of a row.</summary>
internal static class HydrationErrors
{
    public static DataProductException Unreadable(string part, Exception cause) => new(
        "DP1100",
        $"The source '{part}' cannot be read ({cause.GetType().Name}). Check that it exists, may be read, and is complete.",
        cause is IOException or UnauthorizedAccessException ? cause : null);

    public static DataProductException MissingColumns(string part, IReadOnlyList<string> columns) => new(
        "DP1101",
        $"'{part}' lacks {Names(columns)}, which the contract requires. Correct the source, or make the column optional.");

    public static DataProductException UnknownColumns(string part, IReadOnlyList<string> columns) => new(
        "DP1102",
        $"'{part}' has {Names(columns)}, unknown to the contract. Add it to the record, or name it in Ignore(…).");

    public static DataProductException RepeatedColumn(string part, string column) => new(
        "DP1103",
        $"'{part}' has {column} twice, so that its values are ambiguous. Correct the source.");

    public static DataProductException NoHeader(string part) => new(
        "DP1104",
        $"'{part}' has no header row in UTF-8. The first row must name the columns; convert the file if it has another encoding.");

    public static DataProductException Malformed(string part, long row) => new(
        "DP1105",
        string.Create(CultureInfo.InvariantCulture, $"'{part}' is not well-formed CSV (RFC 4180) after data row {row}: ")
        + "a quote is not closed, or text follows a closing quote. Nothing was committed; correct the source.");

    public static DataProductException TooLarge(string part, long row, int limit) => new(
        "DP1106",
        string.Create(CultureInfo.InvariantCulture, $"The record after data row {row} of '{part}' is longer than {limit} characters. ")
        + "Often a quote is not closed; otherwise the field is too large for this source.");

    public static DataProductException Changed(string part) => new(
        "DP1107",
        $"'{part}' changed while it was read. Nothing was committed; run again when the source is at rest.");

    public static DataProductException Incomplete(string batch, string jurisdictions) => new(
        "DP1108",
        $"Batch {batch} was committed for {jurisdictions} only: its run was stopped. "
        + "Run the same input again to complete it, then this one; publishing now would show half of it.");

    public static DataProductException RepeatedPart(string part) => new(
        "DP1109",
        $"Two parts of the input are called '{part}'. Give each its own name; quarantine records and the batch id go by it.");

    public static DataProductException NoReason(string product) => new(
        "DP1110",
        $"The row code of '{product}' refused a row without naming a problem. Rebuild the product with the current generator.");

    /// <summary>Tells whether a batch was refused for what its rows are, and not because something failed.</summary>
    public static bool IsRefusal(DataProductException failure) => failure.Id is "DP1160" or "DP1161";

    public static DataProductException CheckFailed(string batch, IReadOnlyList<string> findings) => new(
        "DP1160",
        $"Batch {batch} was not published: {string.Join("; ", findings)}. No row of it can be read. Correct the source, or the rule.");

    public static DataProductException NothingToReplay(string batch) => new(
        "DP1162",
        $"The port's quarantine knows no batch '{batch}', or its snapshot was expired, so nothing of it can be replayed. "
        + "A run's report gives the id; correct the source and hydrate it as a new input otherwise.");

    public static DataProductException ReplayOther(string part, string how) => new(
        "DP1163",
        $"'{part}' {how}, so the rows that were kept out of it cannot be read again. Nothing was committed; restore what was there, "
        + "or hydrate what is there now as a new input.");

    public static DataProductException TooMuchDrift(string part, int most) => new(
        "DP1164",
        string.Create(CultureInfo.InvariantCulture, $"'{part}' has more than {most} columns that the contract does not know. ")
        + "Nothing was committed; correct the source, or choose its columns in a query.");

    public static DataProductException RangeText(string what, string column) => new(
        "DP1165",
        $"The {what} of the range is no value of the cursor's column '{column}'. Write a number, yyyy-MM-dd, or a time as ISO 8601 has it, "
        + "of the column's own type.");

    public static DataProductException RunFile(string folder, Exception cause) => new(
        "DP1167",
        $"The report of the run cannot be written to {folder} ({cause.GetType().Name}). Make the folder writable; what was hydrated stands, "
        + "and the same input again commits nothing.");

    public static DataProductException NoRange(string source) => new(
        "DP1166", $"The source '{source}' has no cursor by a column, so no range of it can be asked for. Give it one with Cursor(…).");

    public static DataProductException UnknownMember(string part, long row, string member) => new(
        "DP1102",
        string.Create(CultureInfo.InvariantCulture, $"Row {row} of '{part}' has {member}, unknown to the contract. ")
        + "Nothing was committed; add it to the record, or name it in Ignore(…).");

    public static DataProductException NotUtf8(string part) => new(
        "DP1111", $"'{part}' begins like UTF-16 or UTF-32. JSON Lines are read in UTF-8; convert the file.");

    public static DataProductException JsonOverLines(string part) => new(
        "DP1112",
        $"'{part}' is JSON over several lines, not JSON Lines: its first line opens an object or array and nothing more. "
        + "Write one object a line.");

    public static DataProductException ParquetDamaged(string part, string problem, Exception? cause = null) => new(
        "DP1113",
        $"'{part}' cannot be read as Parquet: {problem}. Nothing was committed; write or copy the file again.", cause);

    public static DataProductException ParquetEncrypted(string part) => new(
        "DP1114",
        $"'{part}' is encrypted Parquet, for which there is no key here. Have it written without, and let the store encrypt it at rest.");

    public static DataProductException OtherType(string part, string column, string type, string? wanted) => new(
        "DP1115",
        $"Column '{column}' of '{part}' is {type}, which cannot be read as "
        + $"{wanted ?? "a value of any column"}. Cast it in the source, or change the record.");

    public static DataProductException ParquetNotSeekable(string part) => new(
        "DP1116",
        $"'{part}' is a stream that can only be read from front to back; Parquet is read from its end. Give a file, or a stream that seeks.");

    public static DataProductException ParquetLimit(string part, string what) => new(
        "DP1117", $"'{part}' has {what}, which is more than is read. Nothing was committed; write the file otherwise.");

    public static DataProductException NoText(string part, string column, Type type) => new(
        "DP1123",
        $"Column '{column}' computed for '{part}' is a {type.Name}, which is no type of a column. Cast it to a number, text, date, "
        + "timestamp or UUID.");

    public static DataProductException Database(string source, string code) => new(
        "DP1124",
        $"The database of source '{source}' failed ({code}); its message may hold values and is not shown. "
        + "Nothing was committed; run the query with the database's own tool, or run again.");

    public static DataProductException RowsChanged(string source) => new(
        "DP1107",
        $"The rows of '{source}' changed, or came in another order, while they were read. Nothing was committed; "
        + "order the query, run when it is at rest, or give it a cursor.");

    public static DataProductException Cursor(string source, string column, string problem) => new(
        "DP1125",
        $"The cursor{(column.Length == 0 ? "" : $" '{column}'")} of source '{source}' {problem}. Nothing was committed; "
        + "choose a column that every row has and that grows with every change.");

    public static DataProductException CursorPersonal(string source, string column) => new(
        "DP1126",
        $"The cursor of source '{source}' may not be '{column}': its values are personal data, or nothing says that they are not, and the "
        + "one it stands at is kept in clear in the table's metadata. Choose another column.");

    public static DataProductException WindowTooLarge(string source, string column, int most) => new(
        "DP1127",
        string.Create(CultureInfo.InvariantCulture, $"More than {most} rows of source '{source}' lie at the end of the range of '{column}', ")
        + "too many to know again. Nothing was committed; give the cursor a key as well, or a shorter lag.");

    public static DataProductException FileChanged(string source, string file, string how) => new(
        "DP1128",
        $"The file '{file}' of source '{source}' {how} since it was taken. Nothing was committed; "
        + "give new content a new name, or restore what was there.");

    public static DataProductException FileFormat(string source, string file) => new(
        "DP1129",
        $"The file '{file}' of source '{source}' has a name that tells no format: .csv, .jsonl, .ndjson (also with .gz) and .parquet do. "
        + "Narrow the pattern, or rename it.");

    public static DataProductException TooManyFiles(string source, int most) => new(
        "DP1130",
        string.Create(CultureInfo.InvariantCulture, $"Source '{source}' would have taken more than {most} files, too many to remember each. ")
        + "Nothing was committed; give a source of its own to each period or folder, for example by the pattern '2026/**'.");

    public static DataProductException CursorUnreadable(string where) => new(
        "DP1131",
        $"How far sources were taken is kept for {where} in a form that this version does not read. Nothing was committed; "
        + "use the version that wrote it, or a newer one.");

    public static DataProductException CursorOther(string source) => new(
        "DP1132",
        $"Source '{source}' was taken by another cursor before. Nothing was committed; use that one, or give the source a new name, "
        + "which begins from the start.");

    public static DataProductException NotWritable(string product, string port, PortWriteKind kind, string problem) => new(
        "DP1180",
        $"Port '{port}' of '{product}' cannot be written as {kind}: {problem}. Nothing was read; write it otherwise, or correct the record.");

    public static DataProductException TooManyErased(string batch, int most) => new(
        "DP1181",
        string.Create(CultureInfo.InvariantCulture, $"Batch {batch} has more than {most} rows of erased people, too many to remember with a merge. ")
        + "Nothing was committed; take these people out of the source.");

    private static string Names(IReadOnlyList<string> columns) =>
        (columns.Count == 1 ? "the column " : "the columns ") + string.Join(", ", columns);
}
