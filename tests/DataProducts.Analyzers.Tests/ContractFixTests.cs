using DataProducts.Analyzers.Contract;
using DataProducts.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Tests;

/// <summary>What is offered for the contract's rules, and that it mends them.</summary>
public class ContractFixTests
{
    private const string Head = "[DataProduct(\"a.b\", Owner = \"o@x.example\", Description = \"d\", Jurisdiction = \"CH\")]\n";
    private const string Key = "[Key] public required string Id { get; init; }";

    [Fact]
    public Task RecordThatIsNotPartial_IsMadeSo() => Mend<UnusableRecordAnalyzer, RecordShapeCodeFix>(
        Head + $"public sealed record R {{ {Key} }}",
        Head + $"public sealed partial record R {{ {Key} }}");

    [Fact]
    public Task TypesAroundTheRecord_AreMadePartialToo() => Mend<UnusableRecordAnalyzer, RecordShapeCodeFix>(
        $"public static class Outer {{ struct Inner {{ {Head}public sealed record R {{ {Key} }} }} }}",
        $"public static partial class Outer {{ partial struct Inner {{ {Head}public sealed partial record R {{ {Key} }} }} }}");

    [Fact]
    public Task RecordWithoutAKey_IsNamedByItsId() => Mend<UnusableRecordAnalyzer, RecordShapeCodeFix>(
        Head + "public sealed partial record Order\n{\n    public int Count { get; init; }\n    public required string OrderId { get; init; }\n}",
        Head + "public sealed partial record Order\n{\n    public int Count { get; init; }\n    [Key]\n    public required string OrderId { get; init; }\n}");

    [Fact]
    public Task RecordThatIsOpen_IsSealed() => Mend<UnsealedRecordAnalyzer, RecordShapeCodeFix>(
        Head + $"public partial record R {{ {Key} }}",
        Head + $"public sealed partial record R {{ {Key} }}");

    [Theory]
    [InlineData("Retail.Customers", "retail.customers")]
    [InlineData("retail/big-orders", "retail.big_orders")]
    [InlineData("retail.customersAll", "retail.customers_all")]
    public Task IdThatIsNearlyOne_IsCorrected(string id, string better) => Mend<UnusableRecordAnalyzer, IdentityCodeFix>(
        Head.Replace("a.b", id, StringComparison.Ordinal) + $"public sealed partial record R {{ {Key} }}",
        Head.Replace("a.b", better, StringComparison.Ordinal) + $"public sealed partial record R {{ {Key} }}");

    [Theory]
    [InlineData("1", "1.0.0")]
    [InlineData("v1.2", "1.2.0")]
    [InlineData("1.02.3", "1.2.3")]
    [InlineData("0.1", "0.1.0")]
    [InlineData("latest", "1.0.0")]
    [InlineData("1.0.0.0", "1.0.0")]
    public Task VersionThatIsNearlyOne_IsCorrected(string version, string better) => Mend<UnusableRecordAnalyzer, IdentityCodeFix>(
        Head.Replace("Owner", $"Version = \"{version}\", Owner", StringComparison.Ordinal) + $"public sealed partial record R {{ {Key} }}",
        Head.Replace("Owner", $"Version = \"{better}\", Owner", StringComparison.Ordinal) + $"public sealed partial record R {{ {Key} }}");

    [Fact]
    public async Task OwnerAndDescription_AreWritten()
    {
        const string Source = "/// <summary>Everyone who \"buys\".</summary>\n[DataProduct(\"big_retail.b\", Jurisdiction = \"CH\")] public sealed partial record BigOrder { [Key] public required string Id { get; init; } }";

        var described = await Fixing.One<ProductWithoutOwnerAnalyzer, OwnershipCodeFix>(await Fixing.One<ProductWithoutOwnerAnalyzer, OwnershipCodeFix>(Source));

        Assert.Contains("Owner = \"team-big-retail@company.example\"", described, StringComparison.Ordinal);
        Assert.Contains("Description = \"Everyone who \\\"buys\\\".\"", described, StringComparison.Ordinal);
        Assert.Empty(await Analysis.Run([new ProductWithoutOwnerAnalyzer()], described));
    }

    [Fact]
    public async Task RecordWithoutAComment_IsDescribedByItsName() => Assert.Contains(
        "Description = \"One row a big order.\"",
        await Fixing.One<ProductWithoutOwnerAnalyzer, OwnershipCodeFix>(
            "[DataProduct(\"a.b\", Owner = \"o\")] public sealed partial record BigOrder { [Key] public required string Id { get; init; } }"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("public decimal Sum { get; init; }", "[Precision(18, 2)] public decimal Sum { get; init; }")]
    [InlineData("public ushort? Sum { get; init; }", "public int? Sum { get; init; }")]
    [InlineData("public required Uri Link { get; init; }", "public required string Link { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId)] public long Tax { get; init; }", "[Pii(PiiKind.TaxId)] public string Tax { get; init; }")]
    public Task TypeThatTheLakeCannotHold_IsReplaced(string property, string mended) => Mend<UnholdableColumnAnalyzer, ColumnTypeCodeFix>(
        Head + $"public sealed partial record R {{ {Key} {property} }}",
        Head + $"public sealed partial record R {{ {Key} {mended} }}");

    [Fact]
    public async Task TypeWithoutANeighbour_IsOfferedNothing() => Assert.Empty(await Fixing.Titles<UnholdableColumnAnalyzer, ColumnTypeCodeFix>(
        Head + $"public sealed partial record R {{ {Key} public object? Any {{ get; init; }} }}"));

    [Fact]
    public async Task EachPartOfTheKey_IsOfferedAsThePerson()
    {
        const string Source = Head + "public sealed partial record R\n{\n    [Key] public required string A { get; init; }\n    [Key] public required string B { get; init; }\n    [Pii(PiiKind.TaxId)] public string? T { get; init; }\n}";

        Assert.Equal(["'A' names the person", "'B' names the person"], await Fixing.Titles<PersonalDataWithoutSubjectAnalyzer, SubjectCodeFix>(Source));
        var mended = await Fixing.One<PersonalDataWithoutSubjectAnalyzer, SubjectCodeFix>(Source, "'B'");
        Assert.Equal(Source.Replace("    [Key] public required string B", "    [Subject]\n    [Key] public required string B", StringComparison.Ordinal), mended);
    }

    [Theory]
    [InlineData("[Precision(2, 1)] public int Whole { get; init; }", "public int Whole { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId), NotPersonal(\"no\")] public string? Tax { get; init; }", "[Pii(PiiKind.TaxId)] public string? Tax { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId)] internal string? Hidden { get; init; }", "internal string? Hidden { get; init; }")]
    public Task AnnotationWithoutEffect_IsTakenAway(string property, string mended) => Mend<ContradictoryAnnotationAnalyzer, ContradictionCodeFix>(
        Head + $"public sealed partial record R {{ {Key} {property} }}",
        Head + $"public sealed partial record R {{ {Key} {mended} }}");

    [Fact]
    public Task AnnotationOnItsOwnLine_GoesWithItsLine() => Mend<ContradictoryAnnotationAnalyzer, ContradictionCodeFix>(
        Head + "public sealed partial record R\n{\n    " + Key + "\n\n    [Precision(2, 1)]\n    public int Whole { get; init; }\n}",
        Head + "public sealed partial record R\n{\n    " + Key + "\n\n    public int Whole { get; init; }\n}");

    [Fact]
    public async Task AnnotationThatIsMeant_IsNotOfferedToBeTakenAway() => Assert.Empty(await Fixing.Titles<ContradictoryAnnotationAnalyzer, ContradictionCodeFix>(
        Head + $"public sealed partial record R {{ {Key} [From(\"x\", Optional = true)] public required string X {{ get; init; }} }}"));

    [Fact]
    public async Task QuestionMarkInsideANestedRecord_IsNotTakenFromTheColumn() => Assert.Empty(
        await Fixing.Titles<ContradictoryAnnotationAnalyzer, NullableCodeFix>(
            """
            [DataProduct("retail.shops", Owner = "o@e.example", Description = "d", Jurisdiction = "EU")]
            public sealed partial record Shop
            {
                [Key] public required string Id { get; init; }
                public Place? Where { get; init; }
            }

            public sealed record Place
            {
                [System.ComponentModel.DataAnnotations.Required] public string? City { get; init; }
            }
            """));

    [Fact]
    public async Task KeyThatMayBeNull_LosesItsQuestionMark() => Assert.Contains(
        "[Key] public required string Id",
        await Fixing.One<ContradictoryAnnotationAnalyzer, NullableCodeFix>(Head + "public sealed partial record R { [Key] public string? Id { get; init; } }"),
        StringComparison.Ordinal);

    [Fact]
    public async Task FixAll_MendsEveryRecordOfEveryFile()
    {
        var (one, two) = (Head + $"public record R {{ {Key} }}", Head + $"public record S {{ {Key} }}");

        var mended = await Fixing.All<UnusableRecordAnalyzer, RecordShapeCodeFix>("partial", one, two);

        Assert.Equal([one.Replace("public record", "public partial record", StringComparison.Ordinal), two.Replace("public record", "public partial record", StringComparison.Ordinal)], mended);
    }

    [Fact]
    public Task TwoRecordsOfOneProduct_AreErrorsBoth() => Analysis.Check<DuplicateProductAnalyzer>("""
        [{|DP0210:DataProduct("a.b", Version = "1.0.0")|}] public sealed partial record A { }
        [{|DP0210:DataProduct("a.b", Version = "1.7.0")|}] public sealed partial record B { }
        [DataProduct("a.b", Version = "2.0.0")] public sealed partial record C { }
        [DataProduct("a.c")] public sealed partial record D { }
        namespace V1 { [{|DP0210:DataProduct("a.b")|}] public sealed partial record A { } }
        """);

    private static async Task Mend<TAnalyzer, TFix>(string source, string expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var mended = await Fixing.One<TAnalyzer, TFix>(source);

        Assert.Equal(expected, mended);
        Assert.Empty(await Analysis.Run([new TAnalyzer()], mended));
    }
}
