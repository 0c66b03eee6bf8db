namespace DataProducts.Hydration.Crash;

/// <summary>A row as the generator would implement it, by hand: the AdventureWorks customer.</summary>
public sealed record Customer : IDataProductRow<Customer>
{
    public required string CustomerId { get; init; }

    public required Jurisdiction Residence { get; init; }

    public required string Email { get; init; }

    public required string Phone { get; init; }

    public required string Address { get; init; }

    public string? CardNumber { get; init; }

    public string? City { get; init; }

    public required string Country { get; init; }

    public int? CardExpiryYear { get; init; }

    public required DateTimeOffset Modified { get; init; }

    public static string Manifest => "{}";

    public static PortSchema Schema { get; } = new()
    {
        Product = "retail.customers",
        Domain = "retail",
        Port = "customers",
        Version = "1.2.0",
        Source =
        [
            new("customer_id", false) { Column = 0 }, new("email", false) { Column = 2 }, new("phone", false) { Column = 3 },
            new("address_line", false) { Column = 4 }, new("card_number", false) { Column = 5 }, new("city", false) { Column = 6 },
            new("country_region", false) { Column = 7 }, new("card_exp_year", true) { Column = 8 }, new("modified", false) { Column = 9 },
        ],
        Columns =
        [
            new("customer_id", new(LakeKind.String), Nullable: false),
            new("residence", new(LakeKind.String), Nullable: false),
            new("email", new(LakeKind.String), Nullable: false, Bounds: false),
            new("phone", new(LakeKind.String), Nullable: false, Bounds: false),
            new("address", new(LakeKind.String), Nullable: false, Bounds: false),
            new("card_number", new(LakeKind.String), Nullable: true, Bounds: false),
            new("city", new(LakeKind.String), Nullable: true),
            new("country", new(LakeKind.String), Nullable: false),
            new("card_expiry_year", new(LakeKind.Int), Nullable: true),
            new("modified", new(LakeKind.TimestampTz), Nullable: false),
        ],
        Key = [0],
        Pii =
        [
            new("email", PiiKind.EmailAddress, TokenMode.Deterministic, Nullable: false),
            new("phone", PiiKind.PhoneNumber, TokenMode.Deterministic, Nullable: false),
            new("address", PiiKind.PostalAddress, TokenMode.Deterministic, Nullable: false),
            new("card_number", PiiKind.CardNumber, TokenMode.Deterministic, Nullable: true),
        ],
    };

    public static PortMeters Meters { get; } = new(Schema);

    /// <summary>Gets what the AdventureWorks file has and this record has not.</summary>
    public static string[] IgnoredColumns { get; } =
        ["account_number", "address_line2", "state_province", "postal_code", "card_type", "card_exp_month"];

    public static Customer? Read(SourceFields fields, JurisdictionTable jurisdictions, RowProblems problems)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(jurisdictions);
        ArgumentNullException.ThrowIfNull(problems);
        var residence = jurisdictions.OfCountry(fields[6]);
        var modified = Modification(fields[8], problems);
        var year = Year(fields[7], problems);
        Require(fields[1], "email", problems);
        Require(fields[2], "phone", problems);
        Require(fields[3], "address", problems);
        if (fields[0].IsEmpty)
        {
            problems.Add(RowRule.KeyEmpty, "customer_id");
        }

        if (!residence.IsKnown)
        {
            problems.Add(RowRule.JurisdictionUnknown, "country");
        }

        return problems.Count > 0
            ? null
            : new()
            {
                CustomerId = fields[0].ToString(),
                Residence = residence,
                Email = fields[1].ToString(),
                Phone = fields[2].ToString(),
                Address = fields[3].ToString(),
                CardNumber = OrNull(fields[4]),
                City = OrNull(fields[5]),
                Country = fields[6].ToString(),
                CardExpiryYear = year,
                Modified = modified,
            };
    }

    public static void Validate(Customer row, RowProblems problems)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(problems);
        for (var i = 0; i < Schema.Pii.Count; i++)
        {
            if (PiiOf(row, i) is { } value && !PiiFormat.IsValid(Schema.Pii[i].Kind, value))
            {
                problems.Add(RowRule.Format, Schema.Pii[i].Name);
            }
        }
    }

    public static Jurisdiction JurisdictionOf(Customer row) => row?.Residence ?? Jurisdiction.Unknown;

    public static string KeyOf(Customer row) => row?.CustomerId ?? "";

    public static string SubjectOf(Customer row) => row?.CustomerId ?? "";

    public static string? PiiOf(Customer row, int pii)
    {
        ArgumentNullException.ThrowIfNull(row);
        return pii switch { 0 => row.Email, 1 => row.Phone, 2 => row.Address, _ => row.CardNumber };
    }

    public static void Write(ReadOnlySpan<Customer> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(columns);
        for (var i = 0; i < rows.Length; i++)
        {
            columns.Bytes(firstColumn).Append(rows[i].CustomerId);
            columns.Bytes(firstColumn + 1).Append(rows[i].Residence.Code);
            columns.Bytes(firstColumn + 2).Append(tokens[0].Span[i]);
            columns.Bytes(firstColumn + 3).Append(tokens[1].Span[i]);
            columns.Bytes(firstColumn + 4).Append(tokens[2].Span[i]);
            columns.Bytes(firstColumn + 5).Append(tokens[3].Span[i]);
            columns.Bytes(firstColumn + 6).Append(rows[i].City);
            columns.Bytes(firstColumn + 7).Append(rows[i].Country);
            columns.Fixed<int>(firstColumn + 8).Append(rows[i].CardExpiryYear);
            columns.Fixed<long>(firstColumn + 9).Append(LakeNumber.Micros(rows[i].Modified));
        }
    }

    private static string? OrNull(ReadOnlySpan<char> text) => text.IsEmpty ? null : text.ToString();

    private static void Require(ReadOnlySpan<char> text, string column, RowProblems problems)
    {
        if (text.IsEmpty)
        {
            problems.Add(RowRule.Required, column);
        }
    }

    private static DateTimeOffset Modification(ReadOnlySpan<char> text, RowProblems problems)
    {
        if (!FieldReader.TryRead(text, out DateTimeOffset time))
        {
            problems.Add(RowRule.Type, "modified");
        }

        return time;
    }

    private static int? Year(ReadOnlySpan<char> text, RowProblems problems)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (!FieldReader.TryRead(text, out int year))
        {
            problems.Add(RowRule.Type, "card_expiry_year");
        }

        return year;
    }
}
