using System.Text;

namespace DataProducts.Testing;

/// <summary>Made-up values as a source writes them.</summary>
/// <param name="source">The source's columns.</param>
/// <param name="names">For each of them, the lake's column.</param>
/// <param name="rows">The rows; a missing value is empty.</param>
internal sealed class FakeTexts(IReadOnlyList<SourceColumn> source, IReadOnlyList<string> names, IReadOnlyList<string[]> rows)
{
    public int Count => rows.Count;

    public SourceFields Fields(int row) => new TextFields(rows[row]);

    /// <summary>Gives the values of a column that are there; null if no source gives it.</summary>
    public IReadOnlyList<string>? ValuesOf(string column)
    {
        var place = names.TakeWhile(name => !string.Equals(name, column, StringComparison.Ordinal)).Count();
        return place == names.Count ? null : [.. rows.Select(row => row[place]).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    public string ToCsv()
    {
        var csv = new StringBuilder();
        CsvText.Line(csv, source.Select(column => column.Name));
        foreach (var row in rows)
        {
            CsvText.Line(csv, row);
        }

        return csv.ToString();
    }
}
