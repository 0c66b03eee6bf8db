using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>The errors of this area, <c>DP1100</c> to <c>DP1119</c> and <c>DP1123</c>. No message holds a value of a row.</summary>
internal static class HydrationErrors
{
    public static DataProductException Unreadable(string part, Exception cause) => new(
        "DP1100",
        $"The source '{part}' cannot be read ({cause.GetType().Name}). Check that it exists, may be read, and is complete.",
        cause is IOException or UnauthorizedAccessException ? cause : null);

    public static DataProductException MissingColumns(string part, IReadOnlyList<string> columns) => new(
        "DP1101",
        $"The header of '{part}' lacks {Names(columns)}, which the contract requires. Correct the source, or make the column optional.");

    public static DataProductException UnknownColumns(string part, IReadOnlyList<string> columns) => new(
        "DP1102",
        $"The header of '{part}' has {Names(columns)}, unknown to the contract. Add it to the record, or name it in Ignore(…).");

    public static DataProductException RepeatedColumn(string part, string column) => new(
        "DP1103",
        $"The header of '{part}' has {column} twice, so that its values are ambiguous. Correct the source.");

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

    public static DataProductException NoText(string part, string column, Type type) => new(
        "DP1123",
        $"Column '{column}' computed for '{part}' is a {type.Name}, which is no type of a column. Cast it to a number, text, date, "
        + "timestamp or UUID.");

    private static string Names(IReadOnlyList<string> columns) =>
        (columns.Count == 1 ? "the column " : "the columns ") + string.Join(", ", columns);
}
