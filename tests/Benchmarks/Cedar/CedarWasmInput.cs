using System.Text.Json.Nodes;
using DataProducts.Cedar;

namespace DataProducts.Benchmarks;

/// <summary>Writes an app and its requests for <c>tests/oracles/cedar/time-authorize.mjs</c>.</summary>
internal static class CedarWasmInput
{
    // Calls with all entities take up to 20 ms.
    private static readonly (string Name, int Requests, int Rounds)[] Modes = [("slice", 500, 3), ("slice and schema", 500, 2), ("all entities", 40, 1)];

    public static JsonObject Of(string name, CedarApp app)
    {
        var all = JsonNode.Parse(app.From.Entities)!.AsArray();
        foreach (var action in app.Schema.ActionEntities)
        {
            all.Add((JsonNode)new JsonObject { ["uid"] = Uid(action.Uid), ["attrs"] = new JsonObject(), ["parents"] = Uids(action.Parents) });
        }

        var attributes = all.ToDictionary(entity => Uid(entity!["uid"]!), entity => entity!["attrs"]!);
        return new()
        {
            ["policies"] = Policies(app),
            ["schema"] = app.From.Schema,
            ["all"] = all,
            ["requests"] = new JsonArray([.. app.Requests.Select(request => (JsonNode)new JsonObject
            {
                ["principal"] = Uid(request.Principal),
                ["action"] = Uid(request.Action),
                ["resource"] = Uid(request.Resource),
                ["slice"] = new JsonArray([.. Slice(name, request, app.Entities).Select(uid => (JsonNode)new JsonObject
                {
                    ["uid"] = Uid(uid),
                    ["attrs"] = attributes[uid].DeepClone(),
                    ["parents"] = Uids(app.Entities.AncestorsOf(uid)),
                })]),
            })]),
            ["modes"] = new JsonArray([.. Modes.Select(mode => (JsonNode)new JsonObject
            {
                ["name"] = mode.Name, ["requests"] = mode.Requests, ["rounds"] = mode.Rounds,
            })]),
        };
    }

    /// <summary>Gives the entities whose attributes or ancestors a policy reads; with all their ancestors as parents, the ancestors
    /// themselves can be left out. Only github's policies read attributes of an attribute, <c>resource.owner.readers</c>.</summary>
    private static IEnumerable<EntityUid> Slice(string name, CedarRequest request, EntityStore entities)
    {
        EntityUid[] slice = [request.Principal, request.Action, request.Resource];
        var owner = name.StartsWith("github", StringComparison.Ordinal) && entities.TryGet(request.Resource, out var repository)
            ? [repository.Attributes["owner"].AsEntity] : Array.Empty<EntityUid>();
        return slice.Concat(owner).Distinct();
    }

    private static JsonObject Policies(CedarApp app)
    {
        string Text(SourceSpan span) => app.PolicyText.Substring(span.Start, span.Length);
        return new()
        {
            ["staticPolicies"] = new JsonObject(app.Policies.Policies.Where(policy => policy.TemplateId is null)
                .Select(policy => KeyValuePair.Create(policy.Id, (JsonNode?)Text(policy.Span)))),
            ["templates"] = new JsonObject(app.Policies.Templates
                .Select(template => KeyValuePair.Create(template.Id, (JsonNode?)Text(template.Span)))),
            ["templateLinks"] = new JsonArray([.. app.Links.Select(link => (JsonNode)new JsonObject
            {
                ["templateId"] = link.Template,
                ["newId"] = link.Id,
                ["values"] = new JsonObject { ["?principal"] = Uid(link.Principal), ["?resource"] = Uid(link.Resource) },
            })]),
        };
    }

    private static JsonArray Uids(IEnumerable<EntityUid> uids) => new([.. uids.Select(uid => (JsonNode)Uid(uid))]);

    private static JsonObject Uid(EntityUid uid) => new() { ["type"] = uid.Type, ["id"] = uid.Id };

    private static EntityUid Uid(JsonNode json)
    {
        var name = json["__entity"] ?? json;
        return new(name["type"]!.GetValue<string>(), name["id"]!.GetValue<string>());
    }
}
