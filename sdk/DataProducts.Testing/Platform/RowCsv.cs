using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Writes rows as the input that gives them: by the generated code alone, so that it needs no reflection.</summary>
internal static class RowCsv
{
    /// <summary>Writes CSV (RFC 4180) with a header; a missing value is an empty field.</summary>
    public static string Write<TRow>(TRow[] rows)
        where TRow : class, IDataProductRow<TRow>
    {
        var schema = TRow.Schema;
        using var columns = new ColumnBatch(schema.Columns);
        TRow.Write(rows, InClear(rows), columns, 0);
        var texts = schema.Source.Select(source => Texts(TRow.Manifest, schema, source, columns)).ToArray();
        var csv = new StringBuilder();
        CsvText.Line(csv, schema.Source.Select(source => source.Name));
        for (var row = 0; row < rows.Length; row++)
        {
            CsvText.Line(csv, texts.Select(column => column[row] ?? string.Empty));
        }

        return csv.ToString();
    }

    // In the place of tokens: the input has personal data as it is, and it is in this process's memory already.
    private static TokenColumns InClear<TRow>(TRow[] rows)
        where TRow : class, IDataProductRow<TRow>
    {
        var values = new TokenColumns(TRow.Schema.Pii.Count, rows.Length);
        for (var pii = 0; pii < TRow.Schema.Pii.Count; pii++)
        {
            var column = values[pii].Span;
            for (var row = 0; row < rows.Length; row++)
            {
                column[row] = TRow.PiiOf(rows[row], pii);
            }
        }

        return values;
    }

    private static string?[] Texts(string manifest, PortSchema schema, SourceColumn source, ColumnBatch columns)
    {
        var port = ManifestReader.Parse(manifest).FindPort(schema.Port)!;
        var name = port.Columns.First(column => string.Equals(column.Source, source.Name, StringComparison.Ordinal)).Name;
        var place = schema.Columns.TakeWhile(column => !string.Equals(column.Name, name, StringComparison.Ordinal)).Count();
        return LakeText.Of(columns[place], schema.Columns[place].Type);
    }
}
