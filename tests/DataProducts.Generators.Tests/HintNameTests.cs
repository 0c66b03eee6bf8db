namespace DataProducts.Generators.Tests;

public class HintNameTests
{
    [Fact]
    public void NamesThatDifferOnlyInCaseOrNesting_HaveFilesOfTheirOwn()
    {
        var run = GeneratorRun.Of(
            Source("namespace A.B;", "", "R"), Source("namespace A.b;", "", "R"), Source("namespace A.B;", "", "r"),
            Source("namespace A;", "partial class C", "R"), Source("", "", "R"), Source("namespace Ä;", "", "R"), Source("namespace Ö;", "", "R"));

        Assert.Null(run.Result.Exception);
        Assert.Equal(7, run.Files.Select(file => file.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void NameOfAnyLength_MakesAShortFileName()
    {
        var run = GeneratorRun.Of(Source("namespace " + new string('N', 400) + ";", "", "R"));

        Assert.InRange(run.Files.Single().HintName.Length, 10, 120);
    }

    private static string Source(string scope, string container, string record)
    {
        var text = $$"""[DataProduct("a.b", Description = "d", Jurisdiction = "CH")] public sealed partial record {{record}} { [Key] public required string Id { get; init; } }""";
        return scope + (container.Length == 0 ? text : container + " { " + text + " }");
    }
}
