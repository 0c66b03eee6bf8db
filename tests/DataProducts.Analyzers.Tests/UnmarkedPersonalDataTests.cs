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
            [Key] public required string {|DP0102:Email|} { get; init; }
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
        var mended = await Fixing.One<UnmarkedPersonalDataAnalyzer, UnmarkedPersonalDataCodeFix>(Record);

        Assert.Equal(
            Record.Replace("    public required string Email", "    [Pii(PiiKind.EmailAddress)]\n    public required string Email", StringComparison.Ordinal),
            mended);
    }

    [Fact]
    public async Task FixAll_MarksEachAsItsOwnKind()
    {
        var mended = await Fixing.All<UnmarkedPersonalDataAnalyzer, UnmarkedPersonalDataCodeFix>(nameof(UnmarkedPersonalDataCodeFix), Record);

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
        Assert.Empty(await Fixing.Titles<UnmarkedPersonalDataAnalyzer, UnmarkedPersonalDataCodeFix>("""
            [DataProduct("a.b")] public sealed partial record R { public long CardNumber { get; init; } }
            """));
}
