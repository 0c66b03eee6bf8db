namespace DataProducts.Hydration.Tests;

/// <summary>A row with a card number that keeps its format, as the generator would implement it.</summary>
internal sealed record Payment(string Id, Jurisdiction Home, string? Card) : IDataProductRow<Payment>
{
    public static string Manifest => "{}";

    public static PortSchema Schema { get; } = new()
    {
        Product = "retail.payments",
        Domain = "retail",
        Port = "payments",
        Version = "1.0.0",
        Source = [new("id", false), new("country", false), new("card", true)],
        Columns =
        [
            new("id", new(LakeKind.String), Nullable: false),
            new("home", new(LakeKind.String), Nullable: false),
            new("card", new(LakeKind.String), Nullable: true),
        ],
        Key = [0],
        Pii = [new PiiColumn("card", PiiKind.CardNumber, TokenMode.FormatPreserving, Nullable: true)],
    };

    public static PortMeters Meters { get; } = new(Schema);

    public static Payment? Read(SourceFields fields, JurisdictionTable jurisdictions, RowProblems problems) =>
        new(fields[0].ToString(), jurisdictions.OfCountry(fields[1]), fields[2].IsEmpty ? null : fields[2].ToString());

    public static void Validate(Payment row, RowProblems problems)
    {
    }

    public static Jurisdiction JurisdictionOf(Payment row) => row.Home;

    public static string KeyOf(Payment row) => row.Id;

    public static string SubjectOf(Payment row) => row.Id;

    public static string? PiiOf(Payment row, int pii) => row.Card;

    public static void Write(ReadOnlySpan<Payment> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            columns.Bytes(firstColumn).Append(rows[i].Id);
            columns.Bytes(firstColumn + 1).Append(rows[i].Home.Code);
            columns.Bytes(firstColumn + 2).Append(tokens[0].Span[i]);
        }
    }
}
