using System.Text.Json;
using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Benchmarks;

/// <summary>One set of cedar-bench, read and ready. <c>gdrive-templates</c> and <c>github-templates</c> have a link of a template for each
/// grant, over the same entities and requests.</summary>
internal sealed class CedarApp
{
    private CedarApp(string name, CedarBenchCase from)
    {
        From = from;
        Schema = CedarSchema.Parse(from.Schema, from.App);
        var entities = EntityJson.Parse(from.Entities, Schema);
        Entities = EntityStore.Create([.. entities, .. Schema.ActionEntities]);
        PolicyText = CedarBench.Policies(name);
        Links = name switch
        {
            "gdrive-templates" => TemplateLinks.Gdrive(entities),
            "github-templates" => TemplateLinks.Github(entities),
            _ => [],
        };
        var naming = name == from.App ? PolicyNaming.ByPosition : PolicyNaming.ByAnnotation;
        Policies = PolicySet.Parse(PolicyText, name, naming).Link(Links.Select(link => new TemplateLink(link.Template, link.Id, link.Values)));

        using var document = JsonDocument.Parse(from.Requests);
        Requests = [.. document.RootElement.EnumerateArray().Select(Request)];
    }

    public static IReadOnlyList<string> Names { get; } = [.. CedarBench.Apps, "gdrive-templates", "github-templates"];

    public CedarBenchCase From { get; }

    public CedarSchema Schema { get; }

    public string PolicyText { get; }

    public IReadOnlyList<TemplateLinks> Links { get; }

    public PolicySet Policies { get; }

    public EntityStore Entities { get; }

    public CedarRequest[] Requests { get; }

    public static CedarApp Read(string name, int size, int seed = 0) => new(name, CedarBench.Read(name.Split('-')[0], size, seed));

    private static CedarRequest Request(JsonElement json) =>
        new(Uid(json.GetProperty("principal")), Uid(json.GetProperty("action")), Uid(json.GetProperty("resource")), CedarValue.EmptyRecord);

    private static EntityUid Uid(JsonElement json) => new(json.GetProperty("type").GetString()!, json.GetProperty("id").GetString()!);
}
