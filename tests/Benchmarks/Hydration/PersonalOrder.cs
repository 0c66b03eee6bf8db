namespace DataProducts.Benchmarks;

/// <summary>How the personal columns of an order are tokenised.</summary>
internal interface ITokenised
{
    static abstract TokenMode Mode { get; }
}

/// <summary>The originals go to the vault.</summary>
internal sealed class Vaulted : ITokenised
{
    public static TokenMode Mode => TokenMode.Deterministic;
}

/// <summary>Nothing goes to the vault.</summary>
internal sealed class OneWay : ITokenised
{
    public static TokenMode Mode => TokenMode.OneWay;
}

/// <summary>An order whose clerk and comment are personal: equal values have equal tokens.</summary>
internal sealed record PersonalOrder<TTokenised>(Order Order) : IDataProductRow<PersonalOrder<TTokenised>>
    where TTokenised : ITokenised
{
    private const int Clerk = 6;
    private const int Comment = 8;

    public static string Manifest => Order.Manifest;

    public static PortSchema Schema { get; } = new()
    {
        Product = "bench.personal",
        Domain = Order.Schema.Domain,
        Port = Order.Schema.Port,
        Version = Order.Schema.Version,
        Source = Order.Schema.Source,
        Columns = Order.Schema.Columns,
        Key = Order.Schema.Key,
        Pii =
        [
            new("o_clerk", PiiKind.Name, TTokenised.Mode, Nullable: false),
            new("o_comment", PiiKind.Name, TTokenised.Mode, Nullable: false),
        ],
    };

    public static PortMeters Meters { get; } = new(Schema);

    public static PersonalOrder<TTokenised>? Read(SourceFields fields, JurisdictionTable jurisdictions, RowProblems problems) =>
        Order.Read(fields, jurisdictions, problems) is { } order ? new(order) : null;

    public static void Validate(PersonalOrder<TTokenised> row, RowProblems problems)
    {
    }

    public static Jurisdiction JurisdictionOf(PersonalOrder<TTokenised> row) => Jurisdiction.EU;

    public static string KeyOf(PersonalOrder<TTokenised> row) => row.Order.OrderKey;

    // As many people as there are customers: whoever has many rows is one subject of the vault.
    public static string SubjectOf(PersonalOrder<TTokenised> row) => RowKey.Of(row.Order.CustomerKey);

    public static string? PiiOf(PersonalOrder<TTokenised> row, int pii) => pii == 0 ? row.Order.Clerk : row.Order.Comment;

    public static void Write(ReadOnlySpan<PersonalOrder<TTokenised>> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].Order.WriteOwn(columns, firstColumn);
            columns.Bytes(firstColumn + Clerk).Append(tokens[0].Span[i]);
            columns.Bytes(firstColumn + Comment).Append(tokens[1].Span[i]);
        }
    }
}
