using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Writes rows as the input that gives them: by the generated code alone, so that it needs no reflection.</summary>
internal static class RowCsv
{
    /// <summary>Writes CSV (RFC 4180) with a header; a missing value is an empty field.</summary>
    /// <exception cref="DataProductException"><c>DP1287</c>: a row would be read as another one.</exception>
    public static string Write<TRow>(TRow[] rows)
        where TRow : class, IDataProductRow<TRow>
    {
        var fields = Fields(rows);
        RefuseLosses(rows, fields);
        var csv = new StringBuilder();
        CsvText.Line(csv, TRow.Schema.Source.Select(source => source.Name));
        foreach (var row in fields)
        {
            CsvText.Line(csv, row);
        }

        return csv.ToString();
    }

    /// <summary>Gives each row's fields in the order of the source's columns.</summary>
    public static IReadOnlyList<string[]> Fields<TRow>(TRow[] rows)
        where TRow : class, IDataProductRow<TRow>
    {
        var columns = TextsOf(rows);
        var schema = TRow.Schema;
        var port = ManifestReader.Parse(TRow.Manifest).FindPort(schema.Port)!;
        var places = schema.Source.Select(source => PlaceOf(schema, port, source)).ToArray();
        return [.. Enumerable.Range(0, rows.Length).Select(row => Array.ConvertAll(places, place => columns[place][row] ?? string.Empty))];
    }

    /// <summary>Reads fields as the platform does; null for a row that the contract refuses.</summary>
    public static IEnumerable<TRow?> Read<TRow>(IReadOnlyList<string[]> fields)
        where TRow : class, IDataProductRow<TRow>
    {
        var problems = new RowProblems();
        foreach (var row in fields)
        {
            problems.Clear();
            yield return TRow.Read(new TextFields(row), JurisdictionTable.Default, problems);
        }
    }

    // Whoever gives a row is to find it in the lake as it is: an empty text, which is a missing one in a source, would be lost without a
    // word. A row that the contract refuses is for quarantine, and stays one.
    private static void RefuseLosses<TRow>(TRow[] rows, IReadOnlyList<string[]> fields)
        where TRow : class, IDataProductRow<TRow>
    {
        var pairs = rows.Zip(Read<TRow>(fields)).Where(pair => pair.Second is not null).ToList();
        var before = TextsOf([.. pairs.Select(pair => pair.First)]);
        var after = TextsOf([.. pairs.Select(pair => pair.Second!)]);
        for (var column = 0; column < before.Length; column++)
        {
            // Where somebody lives follows from the country, whatever the test wrote.
            if (!before[column].AsSpan().SequenceEqual(after[column]) && IsFromSource<TRow>(column))
            {
                throw new DataProductException(
                    "DP1287", $"A row's '{TRow.Schema.Columns[column].Name}' cannot be written as the source writes it; hydrate CSV instead (HydrateCsvAsync).");
            }
        }
    }

    private static bool IsFromSource<TRow>(int column)
        where TRow : class, IDataProductRow<TRow> =>
        ManifestReader.Parse(TRow.Manifest).FindPort(TRow.Schema.Port)!.FindColumn(TRow.Schema.Columns[column].Name)?.Source is not null;

    private static int PlaceOf(PortSchema schema, PortManifest port, SourceColumn source)
    {
        var name = port.Columns.First(column => string.Equals(column.Source, source.Name, StringComparison.Ordinal)).Name;
        return schema.Columns.TakeWhile(column => !string.Equals(column.Name, name, StringComparison.Ordinal)).Count();
    }

    private static string?[][] TextsOf<TRow>(TRow[] rows)
        where TRow : class, IDataProductRow<TRow>
    {
        var schema = TRow.Schema;
        using var columns = new ColumnBatch(schema.Columns);
        TRow.Write(rows, InClear(rows), columns, 0);
        return [.. schema.Columns.Select((column, at) => LakeText.Of(columns[at], column.Type))];
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
}
