using System.Globalization;
using DataProducts.Query.Governed;
using DuckDB.NET.Data;

namespace DataProducts.Query.Execution;

/// <summary>Reads a result, and takes the hidden subject columns off its end.</summary>
internal static class ResultReader
{
    public static QueryResult Read(DuckDBDataReader reader, TokenPlan plan, int rowLimit, CancellationToken cancellation)
    {
        var width = reader.FieldCount - plan.Subjects.Count;
        var columns = new QueryColumn[width];
        var withZone = new bool[width];
        for (var i = 0; i < width; i++)
        {
            columns[i] = new(reader.GetName(i), reader.GetDataTypeName(i));
            withZone[i] = columns[i].Type.Equals("TimestampTz", StringComparison.OrdinalIgnoreCase);
        }

        var rows = new List<object?[]>();
        var subjects = plan.Subjects.Select(_ => new List<byte[]?>()).ToArray();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.Count == rowLimit)
            {
                throw new QueryFailedException(QueryErrors.RowLimit, string.Create(
                    CultureInfo.InvariantCulture, $"The result has more than {rowLimit} rows; add a LIMIT, or ask for fewer."));
            }

            var row = new object?[width];
            for (var i = 0; i < width; i++)
            {
                row[i] = Value(reader, i, withZone[i]);
            }

            rows.Add(row);
            for (var i = 0; i < subjects.Length; i++)
            {
                subjects[i].Add(Value(reader, width + i, withZone: false) as byte[]);
            }
        }

        var tokens = plan.Columns.Select(source => new TokenCells(
            source.Column, source.Product, source.Definition.Name, source.Definition.Pii!.Value, subjects[source.Subject]));
        return new(columns, rows, [.. tokens]);
    }

    private static object? Value(DuckDBDataReader reader, int ordinal, bool withZone)
    {
        if (reader.IsDBNull(ordinal))
        {
            return null;
        }

        return reader.GetValue(ordinal) switch
        {
            Stream stream => Bytes(stream),
            DateTime time when withZone => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            var value => value,
        };
    }

    private static byte[] Bytes(Stream stream)
    {
        using (stream)
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
