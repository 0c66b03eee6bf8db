using DataProducts.Analyzers.Contract;
using DataProducts.Analyzers.Privacy;
using DataProducts.CodeFixes;

namespace DataProducts.Analyzers.Tests;

public class PortRuleTests
{
    private const string Product = """
        [DataProduct("music.listeners", Owner = "o@x.example", Description = "d")]
        public sealed partial record Listener
        {
            [Key] public required string Id { get; init; }
            public required string Country { get; init; }
            [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }
        }
        """;

    [Fact]
    public Task PortOfNoProduct_IsAnError() => Analysis.Check<UnusablePortAnalyzer>("""
        public record Plain;
        [{|DP0209:DataProductPort(typeof(Plain), "a")|}] public sealed partial record A { [Key] public required string Id { get; init; } }
        [{|DP0209:DataProductPort(typeof(string), "b")|}] public sealed partial record B { [Key] public required string Id { get; init; } }
        [{|DP0209:DataProductPort(null!, "c")|}] public sealed partial record C { [Key] public required string Id { get; init; } }
        [{|DP0209:DataProductPort(typeof(D), "d")|}] public sealed partial record D { [Key] public required string Id { get; init; } }
        """);

    [Fact]
    public Task NameThatCannotBe_IsAnError() => Analysis.Check<UnusablePortAnalyzer>(Product + """
        [{|DP0209:DataProductPort(typeof(Listener), "A")|}] public sealed partial record A { [Key] public required string Id { get; init; } }
        [{|DP0209:DataProductPort(typeof(Listener), "b__c")|}] public sealed partial record B { [Key] public required string Id { get; init; } }
        [{|DP0209:DataProductPort(typeof(Listener), "listeners")|}] public sealed partial record C { [Key] public required string Id { get; init; } }
        [{|DP0209:DataProductPort(typeof(Listener), "a_name_so_long_that_no_query_could_ever_name_its_table_xx")|}]
        public sealed partial record D { [Key] public required string Id { get; init; } }
        [DataProductPort(typeof(Listener), "a_name_as_long_as_a_query_could_just_about_name_xxxx")]
        public sealed partial record E { [Key] public required string Id { get; init; } }
        """);

    [Fact]
    public Task TwoPortsOfOneName_AreErrorsBoth() => Analysis.Check<UnusablePortAnalyzer>(Product + """
        [{|DP0209:DataProductPort(typeof(Listener), "a")|}] public sealed partial record A { [Key] public required string Id { get; init; } }
        public class Outer { [{|DP0209:DataProductPort(typeof(Listener), "a")|}] public sealed partial record A { [Key] public required string Id { get; init; } } }
        [DataProductPort(typeof(Listener), "b")] public sealed partial record B { [Key] public required string Id { get; init; } }
        [DataProduct("music.sellers")] public sealed partial record Seller { [Key] public required string Id { get; init; } }
        [DataProductPort(typeof(Seller), "b")] public sealed partial record C { [Key] public required string Id { get; init; } }
        """);

    [Fact]
    public Task PortsOfAProductByOtherNames_AreItsPorts() => Analysis.Check<UnusablePortAnalyzer>(
        "global using Everyone = Listener; using Port = DataProducts.DataProductPortAttribute; using Hearer = global::Listener;" + Product + """
        [{|DP0209:Port(typeof(Hearer), "a")|}] public sealed partial record A { [Key] public required string Id { get; init; } }
        [{|DP0209:DataProductPort(name: "a", product: (typeof(Everyone)))|}] public sealed partial record B { [Key] public required string Id { get; init; } }
        [{|DP0209:DataProducts.DataProductPortAttribute(typeof(@Listener), "a")|}] public sealed partial record C { [Key] public required string Id { get; init; } }
        [DataProductPort(typeof(global::Other.Listener), "a")] public sealed partial record D { [Key] public required string Id { get; init; } }
        namespace Other
        {
            using Seller = global::Other.Listener;
            [DataProduct("music.sellers", Jurisdiction = "CH")] public sealed partial record Listener { [Key] public required string Id { get; init; } }
            [{|DP0209:DataProductPort(typeof(Seller), "b")|}] public sealed partial record E { [Key] public required string Id { get; init; } }
            [{|DP0209:DataProductPort(typeof(Listener), "b")|}] public sealed partial record F { [Key] public required string Id { get; init; } }
        }
        """);

    [Fact]
    public Task PortsRows_AreHeldToTheSameRules() => Analysis.Check<PersonalDataWithoutJurisdictionAnalyzer>(Product + """
        [DataProductPort(typeof(Listener), "a")]
        public sealed partial record A { [Key] public required string Id { get; init; } [Pii(PiiKind.TaxId)] public string? {|DP0101:Tax|} { get; init; } }
        """);

    [Fact]
    public Task PortsNames_AreLookedAtToo() => Analysis.Check<UnmarkedPersonalDataAnalyzer>(Product + """
        [DataProductPort(typeof(Listener), "a")]
        public sealed partial record A { [Key] public required string Id { get; init; } public string? {|DP0102:EmailAddress|} { get; init; } }
        """);

    [Fact]
    public Task ManifestOverTheLimitWithItsPorts_IsAnError() => Analysis.Check<ManifestTooLargeAnalyzer>($$"""
        [DataProduct("a.b", Jurisdiction = "CH", Description = "{{new string('ä', 150 * 1024 / 6)}}")]
        public sealed partial record {|DP0203:R|} { [Key] public required string Id { get; init; } }
        [DataProductPort(typeof(R), "p")]
        public sealed partial record P { [Key, From("{{new string('ä', 120 * 1024 / 6)}}")] public required string Id { get; init; } }
        """);

    [Fact]
    public Task PortThatIsAProduct_AndDerivationOfAPort_HaveNoEffect() => Analysis.Check<ContradictoryAnnotationAnalyzer>(Product + """
        [DataProductPort(typeof(Listener), "a"), {|DP0207:DerivedFrom("b.c")|}] public sealed partial record A { [Key] public required string Id { get; init; } }
        [DataProduct("b.c"), {|DP0207:DataProductPort(typeof(Listener), "b")|}] public sealed partial record B { [Key] public required string Id { get; init; } }
        [DataProduct("c.d"), {|DP0207:DerivedFrom("c.d")|}, DerivedFrom("b.c"), {|DP0207:DerivedFrom("b.c")|}]
        public sealed partial record C { [Key] public required string Id { get; init; } }
        """);

    [Fact]
    public async Task OneJurisdictionForAPort_IsWrittenAtItsProduct()
    {
        const string Source = """
            [DataProduct("a.b", Owner = "o@x.example", Description = "d", Jurisdiction = null)]
            public sealed partial record R { [Key] public required string Id { get; init; } public required string Country { get; init; } [JurisdictionOf(From = nameof(Country))] public required Jurisdiction J { get; init; } }
            [DataProductPort(typeof(R), "p")]
            public sealed partial record P { [Key] public required string Id { get; init; } }
            """;

        var mended = await Fixing.One<RowsWithoutJurisdictionAnalyzer, JurisdictionCodeFix>(Source);

        Assert.Contains("Jurisdiction = \"EU\"", mended, StringComparison.Ordinal);
    }
}
