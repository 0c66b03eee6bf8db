using DataProducts.Analyzers.Privacy;
using DataProducts.CodeFixes;

namespace DataProducts.Analyzers.Tests;

public class UnmarkedPersonalDataTests
{
    private const string Record = """
        [DataProduct("a.b", Jurisdiction = "EU", Owner = "o@x.example", Description = "d")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }

            /// <summary>Where to write to.</summary>
            public required string Email { get; init; }
            [From("tel")] public string? Contact { get; init; } public string? Steuernummer { get; init; }
        }
        """;

    [Fact]
    public Task NameThatLooksPersonal_IsAskedAbout() => Analysis.Check<UnmarkedPersonalDataAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            public required string {|DP0102:Email|} { get; init; }
            [Classified(Classification.Restricted)] public string? {|DP0102:HomeAddress|} { get; init; }
            [From("Telefon-Nr.")] public string? {|DP0102:Contact|} { get; init; }
            public long {|DP0102:CardNumber|} { get; init; }
            [Pii(PiiKind.PhoneNumber)] public string? Phone { get; init; }
            [NotPersonal("the shop's own")] public string? ShopPhone { get; init; }
            public bool EmailVerified { get; init; }
            public DateTimeOffset? Email2 { get; init; }
            public int Emails { get; init; }
            internal string? Fax { get; init; }
            public static string? Mobile { get; set; }
            public string Shown => Email;
        }
        public sealed partial record Elsewhere(string Email);
        """);

    [Fact]
    public async Task Fix_MarksThePropertyBelowItsComment()
    {
        var mended = await Fixing.One<UnmarkedPersonalDataAnalyzer, AnnotationCodeFix>(Record);

        Assert.Equal(
            Record.Replace("    public required string Email", "    [Pii(PiiKind.EmailAddress)]\n    public required string Email", StringComparison.Ordinal),
            mended);
    }

    [Fact]
    public async Task FixAll_MarksEachAsItsOwnKind()
    {
        var mended = await Fixing.All<UnmarkedPersonalDataAnalyzer, AnnotationCodeFix>(nameof(AnnotationCodeFix), Record);

        Assert.Equal(
            Record
                .Replace("    public required string Email", "    [Pii(PiiKind.EmailAddress)]\n    public required string Email", StringComparison.Ordinal)
                .Replace("    [From", "    [Pii(PiiKind.PhoneNumber)]\n    [From", StringComparison.Ordinal)
                .Replace("public string? Steuer", "[Pii(PiiKind.TaxId)] public string? Steuer", StringComparison.Ordinal),
            mended[0]);
        Assert.Empty(await Analysis.Run([new UnmarkedPersonalDataAnalyzer()], mended[0]));
    }

    [Fact]
    public async Task PropertyThatCannotBeMarked_IsOfferedNothing() =>
        Assert.Empty(await Fixing.Titles<UnmarkedPersonalDataAnalyzer, AnnotationCodeFix>("""
            [DataProduct("a.b")] public sealed partial record R { public long CardNumber { get; init; } }
            """));

    [Fact]
    public Task PersonalDataThatNoKindStandsFor_IsAskedAboutUntilItIsRestricted() => Analysis.Check<UnmarkedPersonalDataAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record Customer
        {
            [Key] public required string Id { get; init; }
            public string? {|DP0102:UserName|} { get; init; }
            public string? {|DP0102:IpAddress|} { get; init; }
            public long {|DP0102:PassportNumber|} { get; init; }
            [Classified(Classification.Internal)] public string? {|DP0102:BankAccount|} { get; init; }
            [Classified(Classification.Confidential)] public string? Kontonummer { get; init; }
            [NotPersonal("of a shop")] public string? OwnerFullName { get; init; }
            public int Login { get; init; }
            public DayOfWeek Birthday { get; init; }
        }
        """);

    [Fact]
    public Task NamesBirthDatesAndIbans_AreAskedAboutUntilTheyAreMarked() => Analysis.Check<UnmarkedPersonalDataAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record Customer
        {
            [Key] public required string Id { get; init; }
            public string? {|DP0102:FirstName|} { get; init; }
            public string? {|DP0102:Name|} { get; init; }
            public DateOnly {|DP0102:BirthDate|} { get; init; }
            public DateTime {|DP0102:Geburtsdatum|} { get; init; }
            [Classified(Classification.Confidential)] public string? {|DP0102:Iban|} { get; init; }
            [Pii(PiiKind.Name)] public string? LastName { get; init; }
            [Pii(PiiKind.BirthDate)] public DateOnly? DateOfBirth { get; init; }
            [Pii(PiiKind.Iban)] public string? IbanNumber { get; init; }
            public DayOfWeek Birthday2 { get; init; }
        }
        """);

    [Fact]
    public async Task DayOfABirth_IsMarkedAsItIs()
    {
        const string Source = """
            [DataProduct("a.b")] public sealed partial record R
            {
                public DateOnly? BirthDate { get; init; }
            }
            """;

        var mended = await Fixing.One<UnmarkedPersonalDataAnalyzer, AnnotationCodeFix>(Source);

        Assert.Equal(Source.Replace("    public DateOnly?", "    [Pii(PiiKind.BirthDate)]\n    public DateOnly?", StringComparison.Ordinal), mended);
    }

    [Fact]
    public async Task PersonalDataThatNoKindStandsFor_IsRestrictedByTheFix()
    {
        const string Source = """
            [DataProduct("a.b")] public sealed partial record R
            {
                public string? UserName { get; init; }
            }
            """;

        var mended = await Fixing.One<UnmarkedPersonalDataAnalyzer, AnnotationCodeFix>(Source);

        Assert.Equal(Source.Replace("    public string?", "    [Classified(Classification.Restricted)]\n    public string?", StringComparison.Ordinal), mended);
    }

    [Fact]
    public Task PersonalDataInsideANestedValue_IsAskedAbout() => Analysis.Check<UnmarkedPersonalDataAnalyzer>("""
        public sealed record Reachable(int Id) { public string? Email { get; init; } }
        public sealed record Shop { public Reachable? Front { get; init; } }
        public sealed record Parcel { public double Weight { get; init; } [NotPersonal("the shop's")] public string? Phone { get; init; } }
        public sealed record Ring { public Ring? Next { get; init; } }
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            public Reachable? {|DP0102:Front|} { get; init; }
            public System.Collections.Generic.List<Shop>? {|DP0102:Shops|} { get; init; }
            public Parcel[]? Parcels { get; init; }
            public Ring? Ring { get; init; }
            [NotPersonal("made up")] public Reachable? Sample { get; init; }
        }
        """);

    [Fact]
    public Task ValueObject_IsAskedAboutByItsValueAndItsName() => Analysis.Check<UnmarkedPersonalDataAnalyzer>("""
        [LakeValue] public readonly record struct EmailAddress(string Value);
        [LakeValue] public sealed record Reference(string Value);
        [LakeValue] public readonly record struct Amount(long Value);
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            public EmailAddress? {|DP0102:Contact|} { get; init; }
            public required Reference {|DP0102:Phone|} { get; init; }
            [Pii(PiiKind.EmailAddress)] public EmailAddress? Email { get; init; }
            public required Reference Booking { get; init; }
            public Amount Emails { get; init; }
        }
        """);

    [Fact]
    public Task ProjectThatKnowsNoAnnotation_IsLeftAlone() => Analysis.Check<UnmarkedPersonalDataAnalyzer>("""
        namespace Other { public class DataProductAttribute(string id) : Attribute { } [DataProduct("a.b")] public record C { public string? Email { get; init; } } }
        """);
}
