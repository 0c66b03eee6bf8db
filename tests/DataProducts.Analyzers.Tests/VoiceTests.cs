using DataProducts.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Analyzers.Tests;

/// <summary>Where the generator writes nothing an analyzer reports an error, and where it writes none does, but for ownership.</summary>
public class VoiceTests
{
    private const string Head = "[DataProduct(\"a.b\", Owner = \"o@x.example\", Description = \"d\", Jurisdiction = \"CH\")] ";
    private const string Key = "[Key] public required string Id { get; init; } ";

    public static TheoryData<string> Sources { get; } =
    [
        Head + "public sealed partial record R { " + Key + "}",
        Head + "public sealed record R { " + Key + "}",
        Head + "public sealed partial record R { " + Key + "public object? X { get; init; } }",
        Head + "public sealed partial record R { " + Key + "public decimal X { get; init; } }",
        Head + "public sealed partial record R { " + Key + "public decimal X => 1; }",
        Head + "public sealed partial record R { }",
        Head + "[Freshness(\"x\")] public sealed partial record R { " + Key + "}",
        Head + "public partial record R<T> { " + Key + "}",
        Head.Replace("a.b", "ab", StringComparison.Ordinal) + "public sealed partial record R { " + Key + "}",
        Head.Replace("CH", "C", StringComparison.Ordinal) + "public sealed partial record R { " + Key + "}",
        "[DataProduct(\"a.b\", Owner = \"o\", Description = \"d\")] public sealed partial record R { " + Key + "}",
        "[DataProduct(\"a.b\", Owner = \"o\", Description = \"d\")] public sealed partial record R { [Pii(PiiKind.TaxId)] " + Key + "}",
        Head.Replace("\"d\"", "\"" + new string('ä', 60000) + "\"", StringComparison.Ordinal) + "public sealed partial record R { " + Key + "}",
        Head + "public sealed partial record R { " + Key + "[Key] public required int B { get; init; } [Pii(PiiKind.TaxId)] public string? Tax { get; init; } }",
        Head + "[DerivedFrom(\"a.c\")] public sealed partial record R { " + Key + "}",
        Head + "[DerivedFrom(\"a.b\")] public sealed partial record R { " + Key + "}",
        Head + "[DerivedFrom(\"a\")] public sealed partial record R { " + Key + "}",
        Head + "[DataProductPort(typeof(R), \"p\")] public sealed partial record R { " + Key + "}",
        "public sealed class C { } [DataProductPort(typeof(C), \"p\")] public sealed partial record R { " + Key + "}",
        "[DataProductPort(null!, \"p\")] public sealed partial record R { " + Key + "}",
        Head + "public sealed partial record R { " + Key + "[EventTime] public int B { get; init; } }",
        "public sealed record N([Pii(PiiKind.TaxId)] string A); " + Head + "public sealed partial record R { " + Key + "public N? B { get; init; } }",
        "public sealed record N(string A); " + Head + "public sealed partial record R { " + Key + "public N? B { get; init; } }",
        Head + "public sealed partial record R { " + Key + "[System.ComponentModel.DataAnnotations.Range(1, 2)] public string? B { get; init; } }",
        Head + "[PartitionBy(\"Id\", \"bucket[4]\")] public sealed partial record R { " + Key + "}",
        Head + "[PartitionBy(\"Id\", \"bucket[]\")] public sealed partial record R { " + Key + "}",
        Head + "public sealed partial record R { " + Key + "[References(typeof(string))] public string? B { get; init; } }",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Generator_IsQuietExactlyWhereAnAnalyzerSpeaks(string source)
    {
        var errors = (await Analysis.Run(Analysis.All, source)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var compilation = CSharpCompilation.Create(
            "Team", [Tree(Analysis.Usings), Tree(source)], Analysis.References, Analysis.Options);
        var result = CSharpGeneratorDriver.Create(new DataProductGenerator()).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult();

        Assert.Equal(result.GeneratedTrees.IsEmpty, errors.Any());
    }

    private static SyntaxTree Tree(string source) => CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);
}
