using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Tests;

public class CachingTests
{
    private const string Elsewhere = "public class Elsewhere { public int Number; }";

    [Fact]
    public void NothingEdited_ReusesEverything()
    {
        var run = GeneratorRun.Of(Records.Customer, Elsewhere).Then(Records.Customer, Elsewhere);

        Assert.All(
            run.Reasons(StepNames.ReadProduct),
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}"));
        Assert.Equal([IncrementalStepRunReason.Cached], run.OutputReasons());
    }

    [Fact]
    public void UnrelatedEdit_ReusesTheProduct()
    {
        var run = GeneratorRun.Of(Records.Customer, Elsewhere).Then(Records.Customer, "public class Elsewhere { public long Number; }");

        Assert.Equal([IncrementalStepRunReason.Cached], run.Reasons(StepNames.ReadProduct));
        Assert.Equal([IncrementalStepRunReason.Cached], run.OutputReasons());
    }

    [Fact]
    public void EditThatMeansNothing_ReusesTheProduct()
    {
        var edited = Records.Customer.Replace("CustomerId + Country", "Country + CustomerId /* the other way */", StringComparison.Ordinal);
        var run = GeneratorRun.Of(Records.Customer).Then(edited);

        Assert.Equal([IncrementalStepRunReason.Cached], run.Reasons(StepNames.ReadProduct));
        Assert.Equal([IncrementalStepRunReason.Cached], run.OutputReasons());
    }

    [Theory]
    [InlineData("1.2.0", "1.3.0")]
    [InlineData("PT2H", "PT3H")]
    [InlineData("decimal? CreditLimit", "decimal? Limit")]
    [InlineData("int Orders", "long Orders")]
    [InlineData("The number", "The numeral")]
    [InlineData("PiiKind.PhoneNumber", "PiiKind.TaxId")]
    [InlineData("Classification.Confidential", "Classification.Restricted")]
    [InlineData("namespace RetailBank", "namespace RetailBanking")]
    public void EditOfWhatTheManifestSays_WritesAnew(string before, string after)
    {
        var edited = Records.Customer.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Records.Customer, edited);
        var run = GeneratorRun.Of(Records.Customer).Then(edited);

        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(StepNames.ReadProduct));
        Assert.Equal([IncrementalStepRunReason.Modified], run.OutputReasons());
    }

    [Fact]
    public void EditOfOneRecord_LeavesTheOtherAlone()
    {
        var run = GeneratorRun.Of(Records.Customer, Records.Everything)
            .Then(Records.Customer, Records.Everything.Replace("All types.", "Types.", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.OutputReasons().Order());
    }

    [Fact]
    public void Sources_ComeOutAlikeInAnyOrder()
    {
        var (one, two) = (GeneratorRun.Of(Records.Customer, Records.Everything), GeneratorRun.Of(Records.Everything, Records.Customer));

        Assert.Equal(Texts(one), Texts(two));
    }

    [Fact]
    public void PartialDeclarations_CountOnceAndAlikeInAnyOrder()
    {
        var first = Records.Minimal();
        const string Second = "namespace N; partial record R { public string? More { get; init; } }";
        const string Third = "namespace N; partial record R { public string? Less { get; init; } }";
        var (one, two) = (GeneratorRun.Of(first, Second, Third), GeneratorRun.Of(first, Second, Third).Then(Third, Second, first));

        Assert.Equal(Texts(one), Texts(two));
        Assert.Equal(1, one.Text.Split("[assembly:").Length - 1);
        Assert.Contains("\"id\"", one.Text, StringComparison.Ordinal);
        Assert.True(one.Text.IndexOf("\"more\"", StringComparison.Ordinal) < one.Text.IndexOf("\"less\"", StringComparison.Ordinal));
    }

    [Fact]
    public void SecondRun_GivesTheSameBytes() =>
        Assert.Equal(GeneratorRun.Of(Records.Customer).Text, GeneratorRun.Of(Records.Customer).Text);

    private static IReadOnlyList<string> Texts(GeneratorRun run) =>
        [.. run.Files.OrderBy(file => file.HintName, StringComparer.Ordinal).Select(file => file.HintName + "\n" + file.SourceText)];
}
