namespace DataProducts.Benchmarks;

/// <summary>An order of nine columns (TPC-H's, in short) as the generator would implement it, by hand: nothing in it is personal.</summary>
internal sealed record Order : IDataProductRow<Order>
{
    public required string OrderKey { get; init; }

    public required long CustomerKey { get; init; }

    public required string Status { get; init; }

    public required decimal Total { get; init; }

    public required DateOnly Ordered { get; init; }

    public required string Priority { get; init; }

    public required string Clerk { get; init; }

    public required int ShipPriority { get; init; }

    public required string Comment { get; init; }

    public static string Manifest => "{}";

    public static PortSchema Schema { get; } = new()
    {
        Product = "bench.orders",
        Domain = "bench",
        Port = "orders",
        Version = "1.0.0",
        Source =
        [
            new("o_orderkey", false) { Column = 0 }, new("o_custkey", false) { Column = 1 }, new("o_orderstatus", false) { Column = 2 },
            new("o_totalprice", false) { Column = 3 }, new("o_orderdate", false) { Column = 4 }, new("o_orderpriority", false) { Column = 5 },
            new("o_clerk", false) { Column = 6 }, new("o_shippriority", false) { Column = 7 }, new("o_comment", false) { Column = 8 },
        ],
        Columns =
        [
            new("o_orderkey", new(LakeKind.String), Nullable: false), new("o_custkey", new(LakeKind.Long), Nullable: false),
            new("o_orderstatus", new(LakeKind.String), Nullable: false), new("o_totalprice", new(LakeKind.Decimal, 12, 2), Nullable: false),
            new("o_orderdate", new(LakeKind.Date), Nullable: false), new("o_orderpriority", new(LakeKind.String), Nullable: false),
            new("o_clerk", new(LakeKind.String), Nullable: false), new("o_shippriority", new(LakeKind.Int), Nullable: false),
            new("o_comment", new(LakeKind.String), Nullable: false),
        ],
        Key = [0],
        Pii = [],
    };

    public static PortMeters Meters { get; } = new(Schema);

    public static Order? Read(SourceFields fields, JurisdictionTable jurisdictions, RowProblems problems)
    {
        for (var i = 0; i < Schema.Columns.Count; i++)
        {
            if (fields[i].IsEmpty)
            {
                problems.Add(RowRule.Required, Schema.Columns[i].Name);
            }
        }

        Check(FieldReader.TryRead(fields[1], out long customer), "o_custkey", problems);
        Check(FieldReader.TryRead(fields[3], 12, 2, out decimal total), "o_totalprice", problems);
        Check(FieldReader.TryRead(fields[4], out DateOnly ordered), "o_orderdate", problems);
        Check(FieldReader.TryRead(fields[7], out int shipPriority), "o_shippriority", problems);
        return problems.Count > 0
            ? null
            : new()
            {
                OrderKey = fields[0].ToString(),
                CustomerKey = customer,
                Status = fields[2].ToString(),
                Total = total,
                Ordered = ordered,
                Priority = fields[5].ToString(),
                Clerk = fields[6].ToString(),
                ShipPriority = shipPriority,
                Comment = fields[8].ToString(),
            };
    }

    public static void Validate(Order row, RowProblems problems)
    {
    }

    public static Jurisdiction JurisdictionOf(Order row) => Jurisdiction.EU;

    public static string KeyOf(Order row) => row.OrderKey;

    public static string SubjectOf(Order row) => row.OrderKey;

    public static string? PiiOf(Order row, int pii) => null;

    public static void Write(ReadOnlySpan<Order> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn)
    {
        foreach (var row in rows)
        {
            row.WriteOwn(columns, firstColumn);
            columns.Bytes(firstColumn + 6).Append(row.Clerk);
            columns.Bytes(firstColumn + 8).Append(row.Comment);
        }
    }

    /// <summary>Writes what no order treats as personal.</summary>
    public void WriteOwn(ColumnBatch columns, int firstColumn)
    {
        columns.Bytes(firstColumn).Append(OrderKey);
        columns.Fixed<long>(firstColumn + 1).Append(CustomerKey);
        columns.Bytes(firstColumn + 2).Append(Status);
        columns.Fixed<Int128>(firstColumn + 3).Append((Int128)(Total * 100));
        columns.Fixed<int>(firstColumn + 4).Append(Ordered.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
        columns.Bytes(firstColumn + 5).Append(Priority);
        columns.Fixed<int>(firstColumn + 7).Append(ShipPriority);
    }

    private static void Check(bool valid, string column, RowProblems problems)
    {
        if (!valid)
        {
            problems.Add(RowRule.Type, column);
        }
    }
}
