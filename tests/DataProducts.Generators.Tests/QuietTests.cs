namespace DataProducts.Generators.Tests;

/// <summary>Where a record breaks a rule the generator writes nothing and throws nothing; an analyzer speaks.</summary>
public class QuietTests
{
    private const string Id = "[Key] public required string Id { get; init; } ";

    [Theory]
    [InlineData("public sealed record R")]
    [InlineData("public abstract partial record R")]
    [InlineData("public sealed partial record R<T>")]
    [InlineData("public sealed partial record R(int More)")]
    [InlineData("public partial record struct R")]
    [InlineData("public sealed partial class R")]
    [InlineData("public record Base; public sealed partial record R : Base")]
    [InlineData("file sealed partial record R")]
    [InlineData("file record X; public class Outer<T> { [DataProduct(\"a.c\", Jurisdiction = \"CH\")] public sealed partial record R")]
    public void RecordThatNoCodeCanBeAddedTo_GetsNone(string declaration) => IsQuiet(Records.Minimal(declaration: declaration));

    [Theory]
    [InlineData("")]
    [InlineData("retail")]
    [InlineData("Retail.customers")]
    [InlineData("retail.customers.more")]
    [InlineData("retail.")]
    [InlineData(".customers")]
    [InlineData("retail.cust-omers")]
    [InlineData("retail.çustomers")]
    [InlineData("re tail.customers")]
    [InlineData("1retail.customers")]
    [InlineData("retail.customers\\n")]
    public void BadId_IsRefused(string id) => IsQuiet(Records.Minimal(id: id));

    [Theory]
    [InlineData(", Jurisdiction = \"ZZ\"")]
    [InlineData(", Jurisdiction = \"eu\"")]
    [InlineData(", Jurisdiction = \"EUR\"")]
    [InlineData("")]
    [InlineData(", Jurisdiction = null")]
    [InlineData(", Jurisdiction = \"CH\", Version = \"1.0\"")]
    [InlineData(", Jurisdiction = \"CH\", Version = \"1.0.01\"")]
    [InlineData(", Jurisdiction = \"CH\", Version = \"v1.0.0\"")]
    [InlineData(", Jurisdiction = \"CH\", Domain = \"Retail\"")]
    [InlineData(", Jurisdiction = 5")]
    [InlineData(", Jurisdiction = ")]
    public void BadProduct_IsRefused(string more) => IsQuiet(Records.Minimal(more: more));

    [Theory]
    [InlineData("public uint X { get; init; }")]
    [InlineData("public object? X { get; init; }")]
    [InlineData("public Missing X { get; init; }")]
    [InlineData("public decimal X { get; init; }")]
    [InlineData("[Precision(39, 2)] public decimal X { get; init; }")]
    [InlineData("[Precision(4, 5)] public decimal X { get; init; }")]
    [InlineData("[Precision(38, 29)] public decimal X { get; init; }")]
    [InlineData("[Precision(2, 1)] public int X { get; init; }")]
    [InlineData("public Jurisdiction X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId)] public int X { get; init; }")]
    [InlineData("[Pii((PiiKind)99)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId, Mode = (TokenMode)9)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId, Scope = (JoinScope)9)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId, Mode = TokenMode.Random, Scope = JoinScope.Domain)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId, Mode = TokenMode.FormatPreserving, Scope = JoinScope.Jurisdiction)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId, Mode = TokenMode.OneWay, KeepSpelling = true)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId, Mode = TokenMode.Redact, KeepSpelling = true)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.Name, Mode = TokenMode.FormatPreserving)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.BirthDate, Mode = TokenMode.FormatPreserving)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId, Mode = TokenMode.FormatPreserving), System.ComponentModel.DataAnnotations.MaxLength(5)] public string? X { get; init; }")]
    [InlineData("[Key, Pii(PiiKind.TaxId, Mode = TokenMode.Random)] public required string X { get; init; }")]
    [InlineData("[Subject, Pii(PiiKind.TaxId, Mode = TokenMode.Redact)] public required string X { get; init; }")]
    [InlineData("[Unique, Pii(PiiKind.TaxId, Mode = TokenMode.Random)] public string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.Name)] public DateOnly? X { get; init; }")]
    [InlineData("[Pii(PiiKind.BirthDate)] public required DateOnly X { get; init; }")]
    [InlineData("[Pii(PiiKind.Name, Mode = TokenMode.Redact)] public required string X { get; init; }")]
    [InlineData("[Pii(PiiKind.BirthDate)] public DateTime? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId)] internal string? X { get; init; }")]
    [InlineData("[Pii(PiiKind.TaxId)] public string? X => null;")]
    [InlineData("[Pii(PiiKind.TaxId), NotPersonal(\"no\")] public string? X { get; init; }")]
    [InlineData("[Classified((Classification)9)] public string? X { get; init; }")]
    [InlineData("[Key] public string? X { get; init; }")]
    [InlineData("[Subject] public string? X { get; init; }")]
    [InlineData("[Key] public double X { get; init; }")]
    [InlineData("[From(\"\")] public string? X { get; init; }")]
    [InlineData("[From(null!)] public string? X { get; init; }")]
    [InlineData("[From(\"x\", Optional = true)] public string X { get; init; } = \"\";")]
    [InlineData("[EventTime] public DateOnly X { get; init; }")]
    [InlineData("internal required string X { get; init; }")]
    [InlineData("public required string X;")]
    [InlineData("public string? ID { get; init; }")]
    [InlineData("public string? Größe { get; init; }")]
    [InlineData("public string? DpRow { get; init; }")]
    [InlineData("[JurisdictionOf(From = \"Id\")] public required Jurisdiction X { get; init; }")]
    public void BadProperty_IsRefused(string property) => IsQuiet(Records.Minimal(Id + property));

    [Theory]
    [InlineData("[JurisdictionOf(From = \"Missing\")] public required Jurisdiction X { get; init; }")]
    [InlineData("[JurisdictionOf(From = nameof(Number))] public required Jurisdiction X { get; init; } public int Number { get; init; }")]
    [InlineData("[JurisdictionOf] public required Jurisdiction X { get; init; }")]
    [InlineData("[JurisdictionOf(From = nameof(Id))] public required string X { get; init; }")]
    [InlineData("[JurisdictionOf(From = nameof(Id))] public Jurisdiction? X { get; init; }")]
    [InlineData("[JurisdictionOf(From = nameof(Id)), From(\"x\")] public required Jurisdiction X { get; init; }")]
    public void BadJurisdiction_IsRefused(string property) => IsQuiet(Records.Minimal(Id + property, more: ""));

    [Theory]
    [InlineData("public string? Id { get; init; }")]
    [InlineData("[Key] public required string A { get; init; } [Key] public required string B { get; init; } [Pii(PiiKind.TaxId)] public string? Tax { get; init; }")]
    [InlineData("[Key, Subject] public required string A { get; init; } [Subject] public required string B { get; init; }")]
    [InlineData("")]
    public void RowWithoutANameOrPerson_IsRefused(string members) => IsQuiet(Records.Minimal(members));

    [Theory]
    [InlineData("[Completeness(\"Missing\")]")]
    [InlineData("[Completeness(nameof(R.Id), Target = 0)]")]
    [InlineData("[Completeness(nameof(R.Id), Target = 1.01)]")]
    [InlineData("[Completeness(nameof(R.Id), Target = double.NaN)]")]
    [InlineData("[Completeness(nameof(R.Id), Window = \"30 days\")]")]
    [InlineData("[Freshness(\"PT\")]")]
    [InlineData("[Freshness(\"P1M\")]")]
    [InlineData("[Freshness(\"PT0S\")]")]
    [InlineData("[Freshness(\"PT1H\", Slice = \"\")]")]
    public void BadServiceLevel_IsRefused(string above) => IsQuiet(Records.Minimal(above: above));

    [Fact]
    public void ManifestOverTheLimit_IsRefused()
    {
        var members = string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"public string? {new string('A', 40)}{i} {{ get; init; }}"));

        IsQuiet(Records.Minimal(Id + members));
    }

    [Fact]
    public void RecordThatBreaksNoRule_GetsCode() => Assert.Single(GeneratorRun.Of(Records.Minimal()).Files);

    private static void IsQuiet(string source)
    {
        var run = GeneratorRun.Of(source);

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Files);
    }
}
