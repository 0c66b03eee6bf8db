using DataProducts.TestKit;

namespace DataProducts.Access.Tests;

/// <summary>The JSON Schemas by which editors complete the configuration say what its readers say.</summary>
public sealed class SchemaTests
{
    private const string Standards = "samples/BankStandards/dataproduct-standards/";

    [Fact]
    public async Task People_AreReadAsTheSchemaSays() => Assert.Equal(
        ["/groups", "/purposes"], // the subscription names one of each
        await CheckAsync("sdk/DataProducts.Sdk/schemas/people.schema.json", PeopleFileTests.Whole, text => PeopleFile.Parse(text, "people.json")));

    [Fact]
    public async Task Instruments_AreReadAsTheSchemaSays() => Assert.Empty(await CheckAsync(
        "sdk/DataProducts.Sdk/schemas/instruments.schema.json", InstrumentRegisterTests.Whole, text => InstrumentRegister.Parse(text, "instruments.json")));

    [Fact]
    public async Task IdentityMap_IsReadAsTheSchemaSays() => Assert.Empty(await CheckAsync(
        "sdk/DataProducts.Sdk/schemas/identity-map.schema.json", Read("samples/RetailBank/identity-map.json"), text => IdentityMap.Parse(text, "map.json")));

    [Fact]
    public async Task Standards_AreReadAsTheSchemaSays() => Assert.Empty(await CheckAsync(
        "samples/BankStandards/schemas/standards.schema.json", Read(Standards + "standards.json"), text => Package("standards.json", text)));

    [Fact]
    public async Task TransferMatrix_IsReadAsTheSchemaSays() => Assert.Empty(await CheckAsync(
        "samples/BankStandards/schemas/transfer-matrix.schema.json", Read(Standards + "transfer-matrix.json"), text => Package("transfer-matrix.json", text)));

    [Fact]
    public async Task Environments_AreReadAsTheSchemaSays() => Assert.Empty(await CheckAsync(
        "samples/BankStandards/schemas/environments.schema.json", Read(Standards + "environments.json"), text => Package("environments.json", text)));

    [Fact]
    public async Task ClaimsMap_IsReadAsTheSchemaSays() => Assert.Empty(await CheckAsync(
        "samples/BankStandards/schemas/claims-map.schema.json", Read(Standards + "claims-map.json"), text => Package("claims-map.json", text)));

    private static Task<IReadOnlyList<string>> CheckAsync(string schema, string example, Func<string, object> read) =>
        SchemaAgreement.CheckAsync(Path.Combine(RepositoryRoot.Path, schema), example, text => Accepts(read, text));

    private static bool Accepts(Func<string, object> read, string text)
    {
        try
        {
            read(text);
            return true;
        }
        catch (AccessException)
        {
            return false;
        }
    }

    private static StandardsPackage Package(string file, string text) =>
        StandardsPackage.Parse(
            [
                new("standards.json", file == "standards.json" ? text : Read(Standards + "standards.json")),
                new("transfer-matrix.json", file == "transfer-matrix.json" ? text : Read(Standards + "transfer-matrix.json")),
                .. file is "standards.json" or "transfer-matrix.json" ? Array.Empty<StandardsFile>() : [new(file, text)],
            ],
            "bank");

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, path));
}
