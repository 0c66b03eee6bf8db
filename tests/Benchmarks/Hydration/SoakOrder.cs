namespace DataProducts.Benchmarks;

/// <summary>An order whose clerk and comment become one-way tokens, in one of five jurisdictions by its customer.</summary>
internal sealed record SoakOrder(Order Order) : IDataProductRow<SoakOrder>
{
    private static readonly Jurisdiction[] Places = [.. new[] { "EU", "US", "IN", "CH", "MC" }.Select(Jurisdiction.Parse)];

    public static string Manifest => Order.Manifest;

    public static PortSchema Schema => PersonalOrder<OneWay>.Schema;

    public static PortMeters Meters => PersonalOrder<OneWay>.Meters;

    public static SoakOrder? Read(SourceFields fields, JurisdictionTable jurisdictions, RowProblems problems) =>
        Order.Read(fields, jurisdictions, problems) is { } order ? new(order) : null;

    public static void Validate(SoakOrder row, RowProblems problems)
    {
    }

    public static Jurisdiction JurisdictionOf(SoakOrder row) => Places[(int)(row.Order.CustomerKey % Places.Length)];

    public static string KeyOf(SoakOrder row) => row.Order.OrderKey;

    public static string SubjectOf(SoakOrder row) => RowKey.Of(row.Order.CustomerKey);

    public static string? PiiOf(SoakOrder row, int pii) => pii == 0 ? row.Order.Clerk : row.Order.Comment;

    public static void Write(ReadOnlySpan<SoakOrder> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].Order.WriteOwn(columns, firstColumn);
            columns.Bytes(firstColumn + 6).Append(tokens[0].Span[i]);
            columns.Bytes(firstColumn + 8).Append(tokens[1].Span[i]);
        }
    }
}
