using DataProducts.Analyzers.Contract;
using DataProducts.Analyzers.Privacy;
using DataProducts.CodeFixes;

namespace DataProducts.Analyzers.Tests;

public class PersonalDataWithoutJurisdictionTests
{
    private const string WithCountry = """
        [DataProduct("a.b", Owner = "o@x.example", Description = "d")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            [Pii(PiiKind.EmailAddress)] public required string Email { get; init; }
            [Pii(PiiKind.PhoneNumber)] public string? Phone { get; init; }

            /// <summary>Where they live.</summary>
            public required string Country { get; init; }
        }
        """;

    private const string WithoutCountry = """
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            [Pii(PiiKind.EmailAddress)] public required string Email { get; init; }
        }
        """;

    [Fact]
    public Task PersonalData_NeedsAJurisdictionOnce() => Analysis.Check<PersonalDataWithoutJurisdictionAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            [Pii(PiiKind.EmailAddress)] public required string {|DP0101:Email|} { get; init; }
            [Pii(PiiKind.PhoneNumber)] public string? Phone { get; init; }
        }
        """);

    [Theory]
    [InlineData("""[DataProduct("a.b", Jurisdiction = "CH")] public sealed partial record R { [Key, Pii(PiiKind.TaxId)] public required string Id { get; init; } }""")]
    [InlineData("""[DataProduct("a.b")] public sealed partial record R { [Key, Pii(PiiKind.TaxId)] public required string Id { get; init; } public string? C { get; init; } [JurisdictionOf(From = nameof(C))] public required Jurisdiction J { get; init; } }""")]
    [InlineData("""[DataProduct("a.b")] public sealed partial record R { [Key] public required string Id { get; init; } }""")]
    [InlineData("""public sealed partial record R { [Pii(PiiKind.TaxId)] public required string Id { get; init; } }""")]
    public Task RecordThatIsProtectedOrNeedsNoProtection_IsFine(string source) => Analysis.Check<PersonalDataWithoutJurisdictionAnalyzer>(source);

    [Fact]
    public async Task Country_GivesTheJurisdiction()
    {
        var mended = await Fixing.One<PersonalDataWithoutJurisdictionAnalyzer, JurisdictionCodeFix>(WithCountry);

        Assert.Equal(
            WithCountry.Replace(
                "    /// <summary>Where",
                "    [JurisdictionOf(From = nameof(Country))]\n    public required Jurisdiction Residence { get; init; }\n\n    /// <summary>Where",
                StringComparison.Ordinal),
            mended);
        await Analysis.Check<PersonalDataWithoutJurisdictionAnalyzer>(mended);
        Assert.Empty(await Analysis.Run(Analysis.All, mended));
    }

    [Fact]
    public async Task WithoutACountry_EachJurisdictionIsOffered()
    {
        var titles = await Fixing.Titles<PersonalDataWithoutJurisdictionAnalyzer, JurisdictionCodeFix>(WithoutCountry);

        Assert.Equal(["EU", "IN", "CH", "US", "MC"], titles.Select(title => title[^2..]));
        var mended = await Fixing.One<PersonalDataWithoutJurisdictionAnalyzer, JurisdictionCodeFix>(WithoutCountry, "IN");
        Assert.Equal(WithoutCountry.Replace("(\"a.b\")", "(\"a.b\", Jurisdiction = \"IN\")", StringComparison.Ordinal), mended);
    }

    [Fact]
    public async Task JurisdictionThatIsNull_IsReplaced()
    {
        var source = WithoutCountry.Replace("(\"a.b\")", "(\"a.b\", Jurisdiction = null)", StringComparison.Ordinal);

        var mended = await Fixing.One<PersonalDataWithoutJurisdictionAnalyzer, JurisdictionCodeFix>(source, "EU");

        Assert.Contains("(\"a.b\", Jurisdiction = \"EU\")", mended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FixAll_MendsEveryRecordOfEveryFile()
    {
        var second = WithCountry.Replace("record R", "record S", StringComparison.Ordinal).Replace("a.b", "a.c", StringComparison.Ordinal);
        var third = "namespace N { " + WithCountry.Replace("record R", "record T", StringComparison.Ordinal) + " }";

        var mended = await Fixing.All<PersonalDataWithoutJurisdictionAnalyzer, JurisdictionCodeFix>("derive", WithCountry + "\n" + second, third);

        Assert.Equal(3, string.Join('\n', mended).Split("nameof(Country)").Length - 1);
        Assert.Empty(await Analysis.Run([new PersonalDataWithoutJurisdictionAnalyzer()], [.. mended]));
    }

    [Fact]
    public async Task PlainRows_AreMendedToo()
    {
        const string Plain = """
            [DataProduct("a.b")]
            public sealed partial record {|DP0208:R|}
            {
                [Key] public required string Id { get; init; } public required string Land { get; init; }
            }
            """;
        await Analysis.Check<RowsWithoutJurisdictionAnalyzer>(Plain);

        var mended = await Fixing.One<RowsWithoutJurisdictionAnalyzer, JurisdictionCodeFix>(Markup.Parse(Plain).Source);

        Assert.Contains("{ get; init; } [JurisdictionOf(From = nameof(Land))] public required Jurisdiction Residence { get; init; } public required string Land", mended, StringComparison.Ordinal);
    }
}
