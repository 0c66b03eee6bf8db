using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Tests;

/// <summary>What is done again, and what is not, where a product has several records.</summary>
public class PortCachingTests
{
    [Fact]
    public void NothingEdited_ReusesEverything()
    {
        var run = GeneratorRun.Of(Records.Shop, Records.Invoice, Records.Concert).Then(Records.Shop, Records.Invoice, Records.Concert);

        foreach (var step in (string[])[StepNames.ReadProduct, StepNames.ReadPort, StepNames.JoinPorts])
        {
            Assert.All(
                run.Reasons(step),
                reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }

        Assert.Equal([IncrementalStepRunReason.Cached], run.OutputReasons());
    }

    [Fact]
    public void EditOfAPort_WritesItsProductAnewAndNoOther()
    {
        var edited = Records.Invoice.Replace("Precision(10, 2)", "Precision(12, 2)", StringComparison.Ordinal);
        var run = GeneratorRun.Of(Records.Shop, Records.Invoice, Records.Customer).Then(Records.Shop, edited, Records.Customer);

        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(StepNames.ReadPort));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], run.Reasons(StepNames.JoinPorts).Order());
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.OutputReasons().Order());
        Assert.Contains(run.Files, file => file.SourceText.ToString().Contains("decimal(12, 2)", StringComparison.Ordinal));
    }

    [Fact]
    public void EditOfAnotherProduct_LeavesPortsAlone()
    {
        var edited = Records.Customer.Replace("1.2.0", "1.3.0", StringComparison.Ordinal);
        var run = GeneratorRun.Of(Records.Shop, Records.Invoice, Records.Customer).Then(Records.Shop, Records.Invoice, edited);

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.OutputReasons().Order());
    }

    [Fact]
    public void PortMeaningNothingNew_ReusesTheProduct()
    {
        var edited = Records.Invoice.Replace("namespace Shop.Billing", "// a word\nnamespace Shop.Billing", StringComparison.Ordinal);
        var run = GeneratorRun.Of(Records.Shop, Records.Invoice).Then(Records.Shop, edited);

        Assert.Equal([IncrementalStepRunReason.Cached], run.OutputReasons());
    }

    [Fact]
    public void PortThatComesAndGoes_IsInTheManifestAndOutOfIt()
    {
        var before = GeneratorRun.Of(Records.Shop);
        var with = before.Then(Records.Shop, Records.Invoice);
        var after = with.Then(Records.Shop);

        Assert.Equal(2, with.Files.Count);
        Assert.Contains("\"name\":\"invoices\"", with.Files.Single(IsOwn).SourceText.ToString(), StringComparison.Ordinal);
        Assert.Equal(before.Text, after.Text);
    }

    [Fact]
    public void Sources_ComeOutAlikeInAnyOrder()
    {
        var (one, two) = (GeneratorRun.Of(Records.Shop, Records.Invoice, Records.Concert), GeneratorRun.Of(Records.Concert, Records.Invoice, Records.Shop));

        Assert.Equal(Texts(one), Texts(two));
        Assert.Equal(3, one.Files.Count);
    }

    private static bool IsOwn(GeneratedSourceResult file) => file.HintName.Contains("Listener", StringComparison.Ordinal);

    private static IReadOnlyList<string> Texts(GeneratorRun run) =>
        [.. run.Files.OrderBy(file => file.HintName, StringComparer.Ordinal).Select(file => file.HintName + "\n" + file.SourceText)];
}
