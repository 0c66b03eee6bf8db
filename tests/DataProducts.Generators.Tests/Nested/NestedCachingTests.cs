using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Tests.Nested;

/// <summary>What is done again when a type that rows hold is edited in a file of its own.</summary>
public class NestedCachingTests
{
    [Theory]
    [InlineData("Address.cs", "public required string Street", "public required string Road")]
    [InlineData("Address.cs", "StringLength(40", "StringLength(41")]
    [InlineData("Address.cs", "The street and", "The road and")]
    [InlineData("Address.cs", "Obsolete(\"gone\")", "Obsolete(\"going\")")]
    [InlineData("Line.cs", "int? Pieces", "long? Pieces")]
    [InlineData("Enumerations.cs", "Open, @new", "Opened, @new")]
    [InlineData("Enumerations.cs", "Status { Open, @new", "Status { @new, Open")]
    [InlineData("Values.cs", "public double Value { get; }", "public double Degrees { get; }")]
    [InlineData("Measurement.cs", "float Level", "double Level")]
    public void EditOfAPart_WritesAnewTheProductsThatUseIt(string file, string before, string after)
    {
        var run = GeneratorRun.Of([.. CompleteSources.All, Records.Customer]).Then([.. CompleteSources.Edited(file, before, after), Records.Customer]);

        var users = file is "Address.cs" ? 2 : 1; // the depots have an address too
        Assert.Equal(users, run.Reasons(StepNames.ReadProduct).Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(users, run.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(3 - users, run.OutputReasons().Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void EditThatMeansNothing_ReusesAll()
    {
        var run = GeneratorRun.Of([.. CompleteSources.All, Records.Customer])
            .Then([.. CompleteSources.Edited("Values.cs", "value > -274", "value > -273.15"), Records.Customer]);

        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Sources_ComeOutAlikeInAnyOrder()
    {
        var (one, two) = (GeneratorRun.Of(CompleteSources.All), GeneratorRun.Of([.. CompleteSources.All.Reverse()]));

        Assert.Equal(Texts(one), Texts(two));
    }

    [Fact]
    public void PartialNestedRecord_ComesOutAlikeInAnyOrder()
    {
        const string First = "namespace N; public sealed partial record P { public int A { get; init; } }";
        const string Second = "namespace N; partial record P { public int B { get; init; } }";
        var record = Records.Minimal("[Key] public required string Id { get; init; } public P? Part { get; init; }");
        var one = GeneratorRun.Of(First, Second, record);

        Assert.Equal(Texts(one), Texts(one.Then(record, Second, First)));
        Assert.Contains("\"fields\":[{\"name\":\"a\"", one.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Texts(GeneratorRun run) =>
        [.. run.Files.OrderBy(file => file.HintName, StringComparer.Ordinal).Select(file => file.HintName + "\n" + file.SourceText)];
}
