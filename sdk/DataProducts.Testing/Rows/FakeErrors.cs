using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>The errors of made-up rows.</summary>
internal static class FakeErrors
{
    public static DataProductException NoValue(ColumnManifest column, string why) => new(
        "DP1284",
        $"No value of the column '{column.Name}' can be made up: {why}. Give its values yourself: FakeRows.Of(…, o => o.Column(\"{column.Name}\", …)).");

    public static DataProductException Refused(string product, string? column, string rule) => new(
        "DP1284",
        $"A made-up row of {product} breaks the rule '{rule}' of {(column is null ? "the whole row" : $"the column '{column}'")}. "
        + "Give that column's values yourself: FakeRows.Of(…, o => o.Column(…)).");

    public static DataProductException TooFew(string columns, int found) => new(
        "DP1285", FormattableString.Invariant(
            $"The values of {columns} must differ from row to row, and after {found} rows no new one was found. Make fewer rows, or give its values yourself."));
}
