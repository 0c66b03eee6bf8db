using System.Text.Json.Nodes;
using DataProducts.Access;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

/// <summary>A copy of the sample's folder in which the customers' owners may administer the product, as the sample itself lets nobody.</summary>
internal sealed class VaultState : IDisposable
{
    public const string Product = "retail.customers";
    public const string Otto = "otto@bank.example";
    public const string Anna = "anna@bank.example";
    public const string Marie = "marie@example.com";

    private readonly TempFolder _temp = new();

    public string Folder => _temp["state"];

    public string this[string name] => _temp[name];

    public static async Task<VaultState> OfAsync(BankState bank)
    {
        var state = new VaultState();
        bank.CopyTo(state.Folder);
        await state.PermitAsync(Product, [.. PolicyFile.ReadFolder(Path.Combine(AppContext.BaseDirectory, "policies")), Administer(Product)]);
        return state;
    }

    public static PolicyFile Administer(string product) => new("administer.cedar", $$"""
        @id("{{product}}.administer")
        @reason("the owning team answers persons who ask for their data")
        permit (
          principal in DataProducts::Group::"customer-owners",
          action == DataProducts::Action::"administer",
          resource == DataProducts::Product::"{{product}}"
        );
        """);

    /// <summary>Puts a second product beside the first one, with the same columns in a domain of its own.</summary>
    public async Task AddProductAsync(string id, bool permitted)
    {
        await using (var platform = Open())
        {
            var domain = id[..id.IndexOf('.', StringComparison.Ordinal)];
            var first = (await platform.Catalog.FindAsync(Product))!;
            var manifest = JsonNode.Parse(first.Manifest)!;
            (manifest["id"], manifest["domain"]) = (id, domain);
            await platform.Catalog.RegisterAsync(first with { Id = id, Domain = domain, Manifest = manifest.ToJsonString() });
            var standards = new StandardsStore(platform.Layout.Standards);
            await standards.SaveAsync(id, standards.Read(Product), default);
        }

        var nobody = new PolicyFile("rows.cedar", $"@id(\"{id}.rows\")\npermit (principal, action == DataProducts::Action::\"subscribe\", resource == DataProducts::Product::\"{id}\");");
        await PermitAsync(id, permitted ? [nobody, Administer(id)] : [nobody]);
    }

    public EmbeddedPlatform Open(TimeProvider? time = null) => EmbeddedPlatform.Open(new EmbeddedOptions { Folder = Folder, TimeProvider = time ?? TimeProvider.System });

    /// <summary>Runs <c>dataproduct vault</c> in the folder.</summary>
    public Task<Ran> RunAsync(params string[] arguments) => Tool.RunAsync(["vault", .. arguments, "--state", Folder]);

    /// <summary>Gives the audit records of an event, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> RecordsAsync(string happened)
    {
        var records = new List<JsonNode>();
        await foreach (var entry in LocalAuditLogs.EntriesAsync(new EmbeddedLayout(Folder), default))
        {
            var record = JsonNode.Parse(entry.Bytes.Span)!;
            if ((string?)record["event"] == happened)
            {
                records.Add(record);
            }
        }

        return records;
    }

    public void Dispose() => _temp.Dispose();

    private async Task PermitAsync(string product, IReadOnlyList<PolicyFile> policies) =>
        await new LocalPolicyStore(new EmbeddedLayout(Folder).Policies).SaveAsync(product, policies);
}
