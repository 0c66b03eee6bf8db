using DataProducts.Analyzers.Privacy;
using DataProducts.CodeFixes;

namespace DataProducts.Analyzers.Tests;

/// <summary>DP0103, DP0104, DP0107, DP0108, DP0109, DP0110.</summary>
public class PrivacyRuleTests
{
    [Fact]
    public Task PersonalDataThatNamesRows_IsAnError() => Analysis.Check<PersonalDataInKeyAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record Customer
        {
            [Key] public required string {|DP0103:Email|} { get; init; }
            [Key, Subject] public required string {|DP0103:LastName|} { get; init; }
            [Subject, Pii(PiiKind.PhoneNumber)] public required string Phone { get; init; }
            [Key, NotPersonal("of the shop")] public required string ShopPhone { get; init; }
            [Key] public required string CustomerId { get; init; }
            public required string HomeAddress { get; init; }
        }
        """);

    [Fact]
    public Task KeyThatLooksPersonal_IsNotAskedAboutTwice() => Analysis.Check<UnmarkedPersonalDataAnalyzer>("""
        [DataProduct("a.b")] public sealed partial record R { [Key] public required string Email { get; init; } }
        """);

    [Fact]
    public async Task KeyThatLooksPersonal_IsTokenisedByTheFix()
    {
        const string Source = """
            [DataProduct("a.b")] public sealed partial record R
            {
                [Key] public required string Email { get; init; }
            }
            """;

        var mended = await Fixing.One<PersonalDataInKeyAnalyzer, AnnotationCodeFix>(Source);

        Assert.Equal(Source.Replace("    [Key]", "    [Pii(PiiKind.EmailAddress)]\n    [Key]", StringComparison.Ordinal), mended);
    }

    [Fact]
    public Task DeterministicTokenOfFewValues_IsAWarning() => Analysis.Check<TokenOfFewValuesAnalyzer>("""
        using System.ComponentModel.DataAnnotations;
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [DataProducts.Key] public required string Id { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}] public string? Gender { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}] public string? Familienstand { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}] public string? MaritalStatus { get; init; }
            [{|DP0104:Pii(PiiKind.PostalAddress)|}] public string? HomeCountry { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}] public string? IsSmoker { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}, AllowedValues("a", "b")] public string? Pick { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}, MaxLength(1)] public string? Letter { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}, StringLength(3)] public string? Code { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}, Length(1, 2)] public string? Short { get; init; }
            [{|DP0104:Pii(PiiKind.PostalAddress)|}] public string? HomeCity { get; init; }
            [{|DP0104:Pii(PiiKind.BirthDate)|}] public string? BirthYear { get; init; }
            [{|DP0104:Pii(PiiKind.BirthDate)|}] public string? YearOfBirth { get; init; }
            [{|DP0104:Pii(PiiKind.PostalAddress)|}] public string? LieuDeNaissance { get; init; }
            [{|DP0104:Pii(PiiKind.Name, Mode = TokenMode.OneWay)|}] public string? Salutation { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId, Mode = TokenMode.FormatPreserving)|}] public string? CountryCode { get; init; }
            [{|DP0104:Pii(PiiKind.TaxId)|}, RegularExpression("^(A|B|C)$")] public string? Class { get; init; }
            [{|DP0104:Pii(PiiKind.BirthDate)|}, Range(typeof(DateOnly), "1990-01-01", "1999-12-31")] public DateOnly? BirthDate { get; init; }
            [Pii(PiiKind.BirthDate), Range(typeof(DateOnly), "1900-01-01", "2020-12-31")] public DateOnly? DateOfBirth { get; init; }
            [Pii(PiiKind.TaxId), RegularExpression("[A-Z]{2}[0-9]{9}")] public string? VatNumber { get; init; }
            [Pii(PiiKind.TaxId, Mode = TokenMode.Random)] public string? Sex { get; init; }
            [Pii(PiiKind.PostalAddress, Mode = TokenMode.Redact)] public string? City { get; init; }
            [Pii(PiiKind.TaxId), MaxLength(20)] public string? TaxNumber { get; init; }
            [Pii(PiiKind.EmailAddress)] public string? Email { get; init; }
            [Pii(PiiKind.PhoneNumber)] public string? Phone { get; init; }
            [Classified(Classification.Restricted)] public string? Religion { get; init; }
        }
        """);

    [Fact]
    public async Task FewValues_AreMaskedByTheFix_AllAtOnce()
    {
        var mended = await Fixing.All<TokenOfFewValuesAnalyzer, TokenOfFewValuesCodeFix>(nameof(TokenOfFewValuesCodeFix), """
            [DataProduct("a.b")]
            public sealed partial record R
            {
                [Pii(PiiKind.TaxId)] public string? Gender { get; init; }
                [Pii(PiiKind.TaxId), Classified(Classification.Confidential)] public string? Religion { get; init; }
            }
            """);

        Assert.Equal(
            """
            [DataProduct("a.b")]
            public sealed partial record R
            {
                [Classified(Classification.Restricted)] public string? Gender { get; init; }
                [Classified(Classification.Confidential)] public string? Religion { get; init; }
            }
            """,
            mended[0]);
    }

    [Fact]
    public async Task FewValues_AreGivenATokenForEachRowByTheOtherFix()
    {
        const string Source = """
            [DataProduct("a.b")] public sealed partial record R { [Pii(PiiKind.TaxId)] public string? Gender { get; init; } }
            """;

        var mended = await Fixing.All<TokenOfFewValuesAnalyzer, TokenOfFewValuesCodeFix>("random", Source);

        Assert.Equal(Source.Replace("TaxId)", "TaxId, Mode = TokenMode.Random)", StringComparison.Ordinal), mended[0]);
        Assert.Empty(await Analysis.Run([new TokenOfFewValuesAnalyzer()], mended[0]));
    }

    [Fact]
    public Task TokenModeThatCannotBeKept_IsAnError() => Analysis.Check<UnkeepableTokenModeAnalyzer>("""
        using System.ComponentModel.DataAnnotations;
        [DataProduct("a.b", Owner = "o@x.example", Description = "d", Jurisdiction = "CH")]
        public sealed partial record R
        {
            [DataProducts.Key, {|DP0110:Pii(PiiKind.TaxId, Mode = TokenMode.Random)|}] public required string Id { get; init; }
            [Subject, {|DP0110:Pii(PiiKind.Name, Mode = TokenMode.Redact)|}] public required string Person { get; init; }
            [{|DP0110:Pii(PiiKind.Name, Mode = TokenMode.Random, Scope = JoinScope.Jurisdiction)|}] public string? A { get; init; }
            [{|DP0110:Pii(PiiKind.Name, Mode = TokenMode.Redact, Scope = JoinScope.Domain)|}] public string? B { get; init; }
            [{|DP0110:Pii(PiiKind.Name, Mode = TokenMode.OneWay, KeepSpelling = true)|}] public string? C { get; init; }
            [{|DP0110:Pii(PiiKind.Name, Mode = TokenMode.FormatPreserving)|}] public string? D { get; init; }
            [{|DP0110:Pii(PiiKind.EmailAddress, Mode = TokenMode.FormatPreserving)|}] public string? E { get; init; }
            [{|DP0110:Pii(PiiKind.BirthDate, Mode = TokenMode.FormatPreserving)|}] public DateOnly? F { get; init; }
            [{|DP0110:Pii(PiiKind.TaxId, Mode = TokenMode.FormatPreserving)|}, StringLength(5)] public string? G { get; init; }
            [Unique, {|DP0110:Pii(PiiKind.TaxId, Mode = TokenMode.Random)|}] public string? H { get; init; }
            [{|DP0110:Pii(PiiKind.Name, Mode = TokenMode.Redact)|}] public required string Q { get; init; }
            [{|DP0110:Pii(PiiKind.BirthDate)|}] public DateOnly S { get; init; }
            [Pii(PiiKind.Name, Mode = TokenMode.Redact)] public string? T { get; init; }
            [Pii(PiiKind.TaxId, Mode = TokenMode.FormatPreserving), StringLength(6)] public string? I { get; init; }
            [Pii(PiiKind.Iban, Mode = TokenMode.OneWay, Scope = JoinScope.Jurisdiction)] public string? J { get; init; }
            [Pii(PiiKind.Name, Mode = TokenMode.Random, KeepSpelling = true)] public string? K { get; init; }
            [Pii(PiiKind.CardNumber, Mode = TokenMode.FormatPreserving)] public string? L { get; init; }
            [Pii(PiiKind.PhoneNumber, KeepSpelling = true, Scope = JoinScope.Jurisdiction)] public string? M { get; init; }
            [Unique, Pii(PiiKind.TaxId, Mode = TokenMode.OneWay)] public string? N { get; init; }
        }
        """);

    [Theory]
    [InlineData("scope", "Pii(PiiKind.Name, Mode = TokenMode.Random, Scope = JoinScope.Jurisdiction)", "Pii(PiiKind.Name, Mode = TokenMode.Random)")]
    [InlineData("spelling", "Pii(PiiKind.Name, KeepSpelling = true, Mode = TokenMode.OneWay)", "Pii(PiiKind.Name, Mode = TokenMode.OneWay)")]
    [InlineData("mode", "Pii(PiiKind.Name, Mode = TokenMode.FormatPreserving)", "Pii(PiiKind.Name, Mode = TokenMode.Deterministic)")]
    public async Task TokenModeThatCannotBeKept_IsMendedByTheFix(string key, string before, string after)
    {
        var source = $$"""
            [DataProduct("a.b", Owner = "o@x.example", Description = "d", Jurisdiction = "CH")]
            public sealed partial record R { [Key] public required string Id { get; init; } [{{before}}] public string? X { get; init; } }
            """;

        var mended = await Fixing.All<UnkeepableTokenModeAnalyzer, TokenModeCodeFix>(key, source);

        Assert.Equal(source.Replace(before, after, StringComparison.Ordinal), mended[0]);
        Assert.Empty(await Analysis.Run([new UnkeepableTokenModeAnalyzer()], mended[0]));
    }

    [Fact]
    public Task FreeTextBesidePersonalData_IsAWarning() => Analysis.Check<FreeTextBesidePersonalDataAnalyzer>("""
        using System.ComponentModel.DataAnnotations;
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [DataProducts.Key] public required string Id { get; init; }
            [Pii(PiiKind.EmailAddress)] public string? Email { get; init; }
            public string? {|DP0107:Comment|} { get; init; }
            public string? {|DP0107:InternalNotes|} { get; init; }
            public string? {|DP0107:Bemerkung|} { get; init; }
            [MaxLength(2000)] public string? {|DP0107:ReviewText|} { get; init; }
            public string? {|DP0107:Commentaires|} { get; init; }
            public string? {|DP0107:Tippani|} { get; init; }
            [MaxLength(2)] public string? NoteCodeRemark { get; init; }
            [NotPersonal("a list of phrases")] public string? Remark { get; init; }
            [Classified(Classification.Restricted)] public string? Memo { get; init; }
            public string? Description { get; init; }
            public string? CommentId { get; init; }
            public int Notes { get; init; }
        }
        [DataProduct("a.c")]
        public sealed partial record Plain { [DataProducts.Key] public required string Id { get; init; } public string? Comment { get; init; } }
        """);

    [Fact]
    public async Task FreeText_IsRestrictedByTheFix()
    {
        var mended = await Fixing.One<FreeTextBesidePersonalDataAnalyzer, AnnotationCodeFix>("""
            namespace N
            {
                [DataProducts.DataProduct("a.b")]
                public sealed partial record R
                {
                    [Pii(PiiKind.EmailAddress)] public string? Email { get; init; }
                    public string? Notes { get; init; }
                }
            }
            """);

        Assert.Contains("        [Classified(Classification.Restricted)]\n        public string? Notes", mended, StringComparison.Ordinal);
    }

    [Fact]
    public Task NullableJurisdiction_IsAnError() => Analysis.Check<NullableJurisdictionAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record R { [Key] public required string Country { get; init; } [JurisdictionOf(From = nameof(Country))] public Jurisdiction? {|DP0108:Where|} { get; init; } }
        [DataProduct("a.c")]
        public sealed partial record S { [Key] public required string Country { get; init; } [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Where { get; init; } }
        """);

    [Fact]
    public Task CountryThatMayBeNull_IsAWarning() => Analysis.Check<NullableCountryAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record R { public string? {|DP0109:Country|} { get; init; } public string? City { get; init; } [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Where { get; init; } }
        [DataProduct("a.c")]
        public sealed partial record S { public required string Country { get; init; } [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Where { get; init; } }
        """);

    [Fact]
    public async Task QuestionMark_IsTakenAwayByTheFix()
    {
        const string Source = """
            [DataProduct("a.b")] public sealed partial record R
            {
                public string? Country { get; init; }
                [JurisdictionOf(From = nameof(Country))] public required Jurisdiction? Where { get; init; }
            }
            """;

        Assert.Equal(
            Source.Replace("public string?", "public required string", StringComparison.Ordinal),
            await Fixing.One<NullableCountryAnalyzer, NullableCodeFix>(Source));
        Assert.Equal(
            Source.Replace("Jurisdiction?", "Jurisdiction", StringComparison.Ordinal),
            await Fixing.One<NullableJurisdictionAnalyzer, NullableCodeFix>(Source));
    }

    [Fact]
    public Task PartitionByPersonalData_IsAnError() => Analysis.Check<PersonalDataInKeyAnalyzer>("""
        [DataProduct("a.b"), PartitionBy(nameof(Email)), PartitionBy(nameof(Segment)), PartitionBy(nameof(Country)), PartitionBy("Missing")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            public required string {|DP0103:Email|} { get; init; }
            [Classified(Classification.Confidential)] public required string Segment { get; init; }
            public required string Country { get; init; }
            [Classified(Classification.Confidential)] public required string Other { get; init; }
        }
        """);
}
