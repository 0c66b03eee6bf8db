namespace DataProducts.Generators.Tests;

/// <summary>The generated code of a record like our sample's, compiled and used.</summary>
public class GeneratedRowTests
{
    private static readonly RowDriver Customer = TeamAssembly.Driver(Records.Customer, "RetailBank.Customer");

    private static readonly Dictionary<string, string> Good = new()
    {
        ["customer_id"] = "C-1",
        ["email"] = "zoé@müller.example",
        ["phone"] = "1 (11) 500 555-0118",
        ["credit_limit"] = "-1500.5",
        ["country_region"] = " de ",
        ["orders"] = "7",
        ["born_on"] = "1969-12-31",
        ["modified"] = "2025-09-11 11:15:07.263",
    };

    [Fact]
    public void GoodFields_BecomeARow()
    {
        var row = Customer.ReadGood(Good);

        Assert.Equal(Jurisdiction.EU, Customer.JurisdictionOf(row));
        Assert.Equal("C-1", Customer.KeyOf(row));
        Assert.Equal("C-1", Customer.SubjectOf(row));
        Assert.Equal("zoé@müller.example", Customer.PiiOf(row, 0));
        Assert.Equal("1 (11) 500 555-0118", Customer.PiiOf(row, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Customer.PiiOf(row, 2));
    }

    [Fact]
    public void EmptyFields_AreNullOrAProblemEach()
    {
        var problems = Customer.ReadBad(new Dictionary<string, string>());

        Assert.Equal(
            [
                new(RowRule.KeyEmpty, "customer_id"), new(RowRule.JurisdictionUnknown, "country"), new(RowRule.Required, "email"),
                new(RowRule.Required, "country"), new(RowRule.Required, "orders"), new RowProblem(RowRule.Required, "modified"),
            ],
            problems);
    }

    [Theory]
    [InlineData("customer_id", " \t", RowRule.KeyEmpty, "customer_id")]
    [InlineData("country_region", "AU", RowRule.JurisdictionUnknown, "country")]
    [InlineData("credit_limit", "1.005", RowRule.Type, "credit_limit")]
    [InlineData("credit_limit", "10000000000", RowRule.Type, "credit_limit")]
    [InlineData("credit_limit", "1e3", RowRule.Type, "credit_limit")]
    [InlineData("credit_limit", "1,000", RowRule.Type, "credit_limit")]
    [InlineData("credit_limit", "0.10000000000000000000000000000000000001", RowRule.Type, "credit_limit")]
    [InlineData("hold", "yes", RowRule.Type, "legal_hold")]
    [InlineData("orders", "2147483648", RowRule.Type, "orders")]
    [InlineData("orders", " 7", RowRule.Type, "orders")]
    [InlineData("born_on", "31.12.1969", RowRule.Type, "born_on")]
    [InlineData("modified", "yesterday", RowRule.Type, "modified")]
    public void HostileField_IsItsProblem(string column, string text, string rule, string reported)
    {
        var problems = Customer.ReadBad(new Dictionary<string, string>(Good) { [column] = text });

        Assert.Equal([new RowProblem(rule, reported)], problems);
    }

    // Not in the theory above: text of a test's name passes through UTF-8, which has no half pairs.
    [Fact]
    public void HalfASurrogatePair_IsItsProblem()
    {
        foreach (var text in new[] { "C\ud800", "\udc00", "\udc00\ud800", "😀\ud83d!" })
        {
            Assert.Equal([new RowProblem(RowRule.Type, "customer_id")], Customer.ReadBad(new Dictionary<string, string>(Good) { ["customer_id"] = text }));
        }
    }

    [Theory]
    [InlineData("email", "not an address")]
    [InlineData("email", "a@b")]
    [InlineData("phone", "call me")]
    public void PersonalDataOfAnotherForm_IsAProblem(string column, string text)
    {
        var row = Customer.ReadGood(new Dictionary<string, string>(Good) { [column] = text });
        var problems = new RowProblems();

        Customer.Validate(row, problems);

        Assert.Equal([new RowProblem(RowRule.Format, column)], problems.All);
    }

    [Fact]
    public void MissingPersonalDataThatMayBeMissing_IsNoProblem()
    {
        var row = Customer.ReadGood(new Dictionary<string, string>(Good) { ["phone"] = "" });
        var problems = new RowProblems();

        Customer.Validate(row, problems);

        Assert.Empty(problems.All);
        Assert.Null(Customer.PiiOf(row, 1));
    }

    [Fact]
    public void Write_PutsTokensWherePersonalDataStood()
    {
        var rows = new[] { Customer.ReadGood(Good), Customer.ReadGood(new Dictionary<string, string>(Good) { ["phone"] = "", ["born_on"] = "", ["credit_limit"] = "" }) };
        var tokens = new TokenColumns(2, 2);
        tokens[0].Span[0] = "token-a";
        tokens[0].Span[1] = "token-b";
        tokens[1].Span[0] = "token-c";
        using var batch = new ColumnBatch([new("dp_row", new(LakeKind.Long), false), .. Customer.Schema.Columns]);

        Customer.Write(rows, tokens, batch, firstColumn: 1);

        Assert.Equal(["C-1", "C-1"], Columns.Texts(batch, 1));
        Assert.Equal(["EU", "EU"], Columns.Texts(batch, 2));
        Assert.Equal(["token-a", "token-b"], Columns.Texts(batch, 3));
        Assert.Equal(["token-c", null], Columns.Texts(batch, 4));
        Assert.Equal([(Int128)(-150050), null], Columns.Values<Int128>(batch, 5));
        Assert.Equal([" de ", " de "], Columns.Texts(batch, 6));
        Assert.Equal([null, null], Columns.Values<bool>(batch, 7));
        Assert.Equal([7, 7], Columns.Values<int>(batch, 8));
        Assert.Equal([-1, null], Columns.Values<int>(batch, 9));
        Assert.Equal([1757589307263000, 1757589307263000], Columns.Values<long>(batch, 10));
        Assert.Equal(0, batch[0].Count);
    }

    [Fact]
    public void MissingTokenOfARequiredColumn_IsRefused()
    {
        using var batch = new ColumnBatch(Customer.Schema.Columns);
        var row = Customer.ReadGood(Good);

        Assert.Throws<InvalidOperationException>(() => Customer.Write([row], new TokenColumns(2, 1), batch, 0));
    }

    [Fact]
    public void Schema_SaysWhatTheAnnotationsSay()
    {
        var schema = Customer.Schema;

        Assert.Equal(("retail.customers", "retail", "customers", "1.2.0"), (schema.Product, schema.Domain, schema.Port, schema.Version));
        Assert.Equal(
            ["customer_id", "email", "phone", "credit_limit", "country_region", "hold?", "orders", "born_on", "modified"],
            schema.Source.Select(column => column.Optional ? column.Name + "?" : column.Name));
        Assert.Equal(
            [new("email", PiiKind.EmailAddress, TokenMode.Deterministic, Nullable: false), new PiiColumn("phone", PiiKind.PhoneNumber, TokenMode.Deterministic, Nullable: true)],
            schema.Pii);
        Assert.Equal(["email", "phone"], schema.Columns.Where(column => !column.Bounds).Select(column => column.Name));
        Assert.Equal("The number on the account, see Email.", schema.Columns[0].Documentation);
        Assert.NotNull(Customer.Meters);
        Assert.Same(Customer.Meters, Customer.Meters);
    }
}
