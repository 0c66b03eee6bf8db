using System.Text.Json;
using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Benchmarks;

/// <summary>One set of cedar-bench, read and ready.</summary>
internal sealed class CedarApp
{
    private CedarApp(CedarBenchCase from)
    {
        From = from;
        Schema = CedarSchema.Parse(from.Schema, from.App);
        Policies = PolicySet.Parse(from.Policies, from.App, PolicyNaming.ByPosition);
        Entities = EntityStore.Create([.. EntityJson.Parse(from.Entities, Schema), .. Schema.ActionEntities]);
        using var document = JsonDocument.Parse(from.Requests);
        Requests = [.. document.RootElement.EnumerateArray().Select(Request)];
    }

    public CedarBenchCase From { get; }

    public CedarSchema Schema { get; }

    public PolicySet Policies { get; }

    public EntityStore Entities { get; }

    public CedarRequest[] Requests { get; }

    public static CedarApp Read(string app, int size, int seed = 0) => new(CedarBench.Read(app, size, seed));

    private static CedarRequest Request(JsonElement json) =>
        new(Uid(json.GetProperty("principal")), Uid(json.GetProperty("action")), Uid(json.GetProperty("resource")), CedarValue.EmptyRecord);

    private static EntityUid Uid(JsonElement json) => new(json.GetProperty("type").GetString()!, json.GetProperty("id").GetString()!);
}
