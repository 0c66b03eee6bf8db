using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Tests.Nested;

/// <summary>What is done again when a type that rows hold is edited in a file of its own.</summary>
public class NestedCachingTests
{
    [Theory]
    [InlineData("public required string Street", "public required string Road")]
    [InlineData("StringLength(40", "StringLength(41")]
    [InlineData("The street and", "The road and")]
    [InlineData("int? Pieces", "long? Pieces")]
    [InlineData("Obsolete(\"gone\")", "Obsolete(\"going\")")]
    public void EditOfANestedRecord_WritesAnewTheProductsThatUseIt(string before, string after)
    {
        var edited = ShipmentRecord.Parts.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(ShipmentRecord.Parts, edited);
        OnlyTheShipmentIsWrittenAnew([ShipmentRecord.Shipment, edited, ShipmentRecord.Values]);
    }

    [Theory]
    [InlineData("Open, @new", "Opened, @new")]
    [InlineData("Status { Open, @new", "Status { @new, Open")]
    public void EditOfAnEnumOrValueObject_WritesAnewTheProductsThatUseIt(string before, string after)
    {
        var edited = ShipmentRecord.Values.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(ShipmentRecord.Values, edited);
        OnlyTheShipmentIsWrittenAnew([ShipmentRecord.Shipment, ShipmentRecord.Parts, edited]);
    }

    [Fact]
    public void EditThatLeavesAValueObjectWithoutAValue_TakesTheProductAway()
    {
        var edited = ShipmentRecord.Values.Replace("public double Value { get; }", "public double Degrees { get; }", StringComparison.Ordinal);
        var run = GeneratorRun.Of([.. ShipmentRecord.Sources, Records.Customer]).Then(ShipmentRecord.Shipment, ShipmentRecord.Parts, edited, Records.Customer);

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Removed], run.Reasons(StepNames.ReadProduct).Order());
        Assert.Contains("Customer", Assert.Single(run.Files).HintName, StringComparison.Ordinal);
    }

    [Fact]
    public void EditThatMeansNothing_ReusesAll()
    {
        var edited = ShipmentRecord.Values.Replace("value > -274", "value > -273.15", StringComparison.Ordinal);
        Assert.NotEqual(ShipmentRecord.Values, edited);
        var run = GeneratorRun.Of([.. ShipmentRecord.Sources, Records.Customer]).Then(ShipmentRecord.Shipment, ShipmentRecord.Parts, edited, Records.Customer);

        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Sources_ComeOutAlikeInAnyOrder()
    {
        var (one, two) = (GeneratorRun.Of(ShipmentRecord.Sources), GeneratorRun.Of([.. ShipmentRecord.Sources.Reverse()]));

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

    private static void OnlyTheShipmentIsWrittenAnew(string[] edited)
    {
        var run = GeneratorRun.Of([.. ShipmentRecord.Sources, Records.Customer]).Then([.. edited, Records.Customer]);

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.Reasons(StepNames.ReadProduct).Order());
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.OutputReasons().Order());
    }

    private static IReadOnlyList<string> Texts(GeneratorRun run) =>
        [.. run.Files.OrderBy(file => file.HintName, StringComparer.Ordinal).Select(file => file.HintName + "\n" + file.SourceText)];
}
