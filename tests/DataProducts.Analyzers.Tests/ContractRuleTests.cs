using DataProducts.Analyzers.Contract;

namespace DataProducts.Analyzers.Tests;

public class ContractRuleTests
{
    [Fact]
    public Task TypeThatTheLakeCannotHold_IsAnError() => Analysis.Check<UnholdableColumnAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [Key] public required string Id { get; init; }
            public uint[]? {|DP0201:List|} { get; init; }
            public TimeSpan {|DP0201:When|} { get; init; }
            public AttributeTargets? {|DP0201:Day|} { get; init; }
            public decimal {|DP0201:Amount|} { get; init; }
            [{|DP0201:Precision(50, 2)|}] public decimal Sum { get; init; }
            [Pii(PiiKind.TaxId)] public long {|DP0201:Tax|} { get; init; }
            public Jurisdiction {|DP0201:Loose|} { get; init; }
            [{|DP0201:JurisdictionOf(From = "Missing")|}] public Jurisdiction Derived { get; init; }
            [{|DP0201:EventTime|}] public DateOnly Birthday { get; init; }
            public Missing Unknown { get; init; }
            [Precision(12, 2)] public decimal? Fine { get; init; }
            public DateTimeOffset? Modified { get; init; }
        }
        """);

    [Fact]
    public Task CountryThatIsNoText_IsAnError() => Analysis.Check<UnholdableColumnAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [Key] public required int Country { get; init; }
            [{|DP0201:JurisdictionOf(From = nameof(Country))|}] public Jurisdiction Derived { get; init; }
        }
        """);

    [Fact]
    public Task OwnerAndDescription_AreDemanded() => Analysis.Check<ProductWithoutOwnerAnalyzer>("""
        [{|DP0202:{|DP0202:DataProduct("a.b")|}|}] public sealed partial record R { }
        [{|DP0202:DataProduct("a.c", Owner = " ", Description = "d")|}] public sealed partial record S { }
        [DataProduct("a.d", Owner = "o", Description = "d")] public sealed partial record T { }
        """);

    [Fact]
    public Task ManifestOverTheLimit_IsAnError() => Analysis.Check<ManifestTooLargeAnalyzer>($$"""
        [DataProduct("a.b", Jurisdiction = "CH", Description = "{{new string('ä', 256 * 1024 / 6)}}")]
        public sealed partial record {|DP0203:R|} { [Key] public required string Id { get; init; } }
        [DataProduct("a.c", Jurisdiction = "CH", Description = "{{new string('ä', 250 * 1024 / 6)}}")]
        public sealed partial record S { [Key] public required string Id { get; init; } }
        """);

    [Fact]
    public Task RecordThatNoCodeCanBeAddedTo_IsAnError() => Analysis.Check<UnusableRecordAnalyzer>("""
        [DataProduct("a.b")] public sealed record {|DP0204:NotPartial|} { [Key] public required string Id { get; init; } }
        [DataProduct("a.b")] public sealed partial record {|DP0204:Positional|}([property: Key] string Id) { [Key] public string More { get; init; } }
        [DataProduct("a.b")] public sealed partial record {|DP0204:Generic|}<T> { [Key] public required string Id { get; init; } }
        [DataProduct("a.b")] public sealed partial class {|DP0204:NoRecord|} { [Key] public required string Id { get; init; } }
        [DataProduct("a.b")] public sealed partial record {|DP0204:NoKey|} { public required string Id { get; init; } }
        [DataProduct("a.b")] public sealed partial record Unmakeable { [Key] public required string Id { get; init; } internal required string {|DP0204:Hidden|} { get; init; } }
        [{|DP0204:DataProduct("A.b")|}] public sealed partial record BadId { [Key] public required string Id { get; init; } }
        [{|DP0204:DataProduct("a.b", Version = "1")|}] public sealed partial record BadVersion { [Key] public required string Id { get; init; } }
        [{|DP0204:DataProduct("a.b", Jurisdiction = "EUR")|}] public sealed partial record BadCode { [Key] public required string Id { get; init; } }
        public class Outer { [DataProduct("a.b")] public sealed partial record {|DP0204:Nested|} { [Key] public required string Id { get; init; } } }
        [DataProduct("a.b")] public sealed partial record Fine { [Key] public required string Id { get; init; } }
        """);

    [Fact]
    public Task ServiceLevelThatCannotBeMeasured_IsAnError() => Analysis.Check<UnmeasurableServiceLevelAnalyzer>("""
        [DataProduct("a.b")]
        [{|DP0205:Freshness("2 hours")|}]
        [{|DP0205:Completeness("Emial")|}]
        [{|DP0205:Completeness(nameof(Id), Target = 99.5)|}]
        [Completeness(nameof(Id), Target = 0.995)]
        public sealed partial record R { [Key] public required string Id { get; init; } }
        """);

    [Fact]
    public Task PersonalDataOfNobody_IsAnError() => Analysis.Check<PersonalDataWithoutSubjectAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record {|DP0206:R|}
        {
            [Key] public required string A { get; init; }
            [Key] public required string B { get; init; }
            [Pii(PiiKind.TaxId)] public string? Tax { get; init; }
        }
        [DataProduct("a.c")]
        public sealed partial record S
        {
            [Key, Subject] public required string A { get; init; }
            [Key] public required string B { get; init; }
            [Pii(PiiKind.TaxId)] public string? Tax { get; init; }
        }
        """);

    [Fact]
    public Task Contradiction_IsAnError() => Analysis.Check<ContradictoryAnnotationAnalyzer>("""
        [DataProduct("a.b")]
        public sealed partial record R
        {
            [Key] public string? {|DP0207:Id|} { get; init; }
            public string? {|DP0207:ID|} { get; init; }
            [Subject] public required string A { get; init; }
            [{|DP0207:Subject|}] public required string B { get; init; }
            [{|DP0207:Precision(2, 1)|}] public int Whole { get; init; }
            [Pii(PiiKind.TaxId), {|DP0207:NotPersonal("no")|}] public string? Tax { get; init; }
            [{|DP0207:From("x", Optional = true)|}] public required string X { get; init; }
            [{|DP0207:Pii(PiiKind.TaxId)|}] internal string? Hidden { get; init; }
            public string? {|DP0207:DpRow|} { get; init; }
        }
        """);

    [Fact]
    public Task ProjectWithoutTheAnnotation_IsLeftAlone() => Analysis.Check<UnusableRecordAnalyzer>("""
        namespace Other { public class DataProductAttribute(string id) : Attribute { } [DataProduct("A")] public class C { } }
        """);
}
