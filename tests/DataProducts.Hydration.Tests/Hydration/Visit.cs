namespace DataProducts.Hydration.Tests;

/// <summary>A row with nested columns in a divided table, as the generator would implement it.</summary>
internal sealed record Visit(string Id, Jurisdiction Home, DateTimeOffset At, string[] Tags, string? Street, int? Zip) : IDataProductRow<Visit>
{
    public static string Manifest => "{}";

    public static PortSchema Schema { get; } = new()
    {
        Product = "retail.visits",
        Domain = "retail",
        Port = "visits",
        Version = "1.0.0",
        Source = [new("id", false), new("country", false), new("at", false), new("tags", true), new("street", true), new("zip", true)],
        Columns =
        [
            new("id", new(LakeKind.String), Nullable: false),
            new("home", new(LakeKind.String), Nullable: false),
            new("at", new(LakeKind.TimestampTz), Nullable: false),
            new("tags", LakeType.List(new LakeType(LakeKind.String)), Nullable: false),
            new("address", LakeType.Struct(new LakeField("street", new(LakeKind.String), false), new LakeField("zip", new(LakeKind.Int), true)), Nullable: true),
        ],
        Key = [0],
        Pii = [],
        Partition = [new("at", "month"), new("id", "bucket[2]")],
    };

    public static PortMeters Meters { get; } = new(Schema);

    public static Visit? Read(SourceFields fields, JurisdictionTable jurisdictions, RowProblems problems)
    {
        if (!FieldReader.TryRead(fields[2], out DateTimeOffset at))
        {
            problems.Add(RowRule.Type, "at");
            return null;
        }

        var tags = fields[3].IsEmpty ? [] : fields[3].ToString().Split('+');
        return new(
            fields[0].ToString(), jurisdictions.OfCountry(fields[1]), at, tags, fields[4].IsEmpty ? null : fields[4].ToString(),
            FieldReader.TryRead(fields[5], out int zip) ? zip : null);
    }

    public static void Validate(Visit row, RowProblems problems)
    {
    }

    public static Jurisdiction JurisdictionOf(Visit row) => row.Home;

    public static string KeyOf(Visit row) => row.Id;

    public static string SubjectOf(Visit row) => row.Id;

    public static string? PiiOf(Visit row, int pii) => null;

    public static void Write(ReadOnlySpan<Visit> rows, TokenColumns tokens, ColumnBatch columns, int firstColumn)
    {
        foreach (var row in rows)
        {
            columns.Bytes(firstColumn).Append(row.Id);
            columns.Bytes(firstColumn + 1).Append(row.Home.Code);
            columns.Fixed<long>(firstColumn + 2).Append(LakeNumber.Micros(row.At));
            foreach (var tag in row.Tags)
            {
                ((BytesColumn)columns.List(firstColumn + 3).Elements).Append(tag);
            }

            columns.List(firstColumn + 3).EndRow();
            Write(row, columns.Struct(firstColumn + 4));
        }
    }

    private static void Write(Visit row, StructColumn address)
    {
        if (row.Street is null)
        {
            address.AppendNull();
            return;
        }

        address.AppendPresent();
        ((BytesColumn)address[0]).Append(row.Street);
        ((FixedColumn<int>)address[1]).Append(row.Zip);
    }
}
