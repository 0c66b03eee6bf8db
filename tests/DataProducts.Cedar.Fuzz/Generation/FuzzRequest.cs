using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>A request with its context as JSON, every value said explicitly.</summary>
internal sealed record FuzzRequest(EntityUid Principal, EntityUid Action, EntityUid Resource, JsonObject Context)
{
    public CedarRequest ToRequest() => new(Principal, Action, Resource, EntityJson.ParseContext(Context.ToJsonString()));
}
