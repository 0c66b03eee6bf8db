using System.Globalization;
using System.Text;
using DataProducts.Query.Governed;
using DuckDB.NET.Data;

namespace DataProducts.Query.Execution;

/// <summary>Reads a result, and takes the hidden subject columns off its end.</summary>
internal static class ResultReader
{
    private static readonly EngineType Subject = EngineType.Plain("BLOB");

    public static QueryResult Read(
        DuckDBDataReader reader, IReadOnlyList<OutputColumn> output, TokenPlan plan, int rowLimit, CancellationToken cancellation)
    {
        var width = output.Count;
        if (reader.FieldCount != width + plan.Subjects.Count)
        {
            throw new InvalidOperationException("The result has other columns than the statement was bound with.");
        }

        var wrapped = output.Any(column => column.Type.IsNested);
        var columns = new QueryColumn[width];
        for (var i = 0; i < width; i++)
        {
            var type = output[i].Type;
            columns[i] = new(wrapped ? output[i].Name : reader.GetName(i), type.IsNested ? type.Kind.ToString() : reader.GetDataTypeName(i));
        }

        var rows = new List<object?[]>();
        var subjects = plan.Subjects.Select(_ => new List<TokenRow?>()).ToArray();
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
                row[i] = reader.IsDBNull(i) ? null : NestedReader.Cell(reader.GetValue(i), output[i].Type);
            }

            rows.Add(row);
            for (var i = 0; i < subjects.Length; i++)
            {
                subjects[i].Add(reader.IsDBNull(width + i) ? null : RowOf(NestedReader.Cell(reader.GetValue(width + i), Subject) as byte[]));
            }
        }

        var tokens = plan.Columns.Select(source => new TokenCells(
            source.Column, source.Product, source.Definition.Name, source.Definition.Pii!.Value, source.Definition.Mode, subjects[source.Subject]));
        return new(columns, rows, [.. tokens]);
    }

    // As GovernedSql writes it. A row that is not written so is nobody's, and nothing of it is opened.
    private static TokenRow? RowOf(byte[]? row) =>
        row is { Length: GovernedSql.JurisdictionSize + SubjectRef.Size }
        && Jurisdiction.TryParse(Encoding.ASCII.GetString(row, 0, GovernedSql.JurisdictionSize), out var jurisdiction)
            ? new TokenRow(jurisdiction, new SubjectRef(row.AsSpan(GovernedSql.JurisdictionSize)))
            : null;
}
