using System.Text.Json;

namespace DataProducts.Cedar.Tests;

/// <summary>A case of Cedar's own integration tests: policies, schema, entities, and requests with their answers.</summary>
public sealed class ConformanceCase(string name, string json, string policies, string schema, string entities)
{
    public string Name { get; } = name;

    /// <summary>Gives what we answer otherwise than Cedar, one line each; empty where all agrees.</summary>
    public List<string> Disagreements(bool validatesSince413)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var set = PolicySet.Parse(policies, Name + ".cedar");
        var types = CedarSchema.Parse(schema, Name + ".cedarschema");
        var store = EntityStore.Create(EntityJson.Parse(entities, types)).With(types.ActionEntities);
        var found = new List<string>();
        var errors = PolicyValidator.Validate(set, types).Errors;
        var shouldValidate = root.GetProperty("shouldValidate").GetBoolean() || validatesSince413;
        if (errors.Count == 0 != shouldValidate)
        {
            found.Add($"{Name}: shouldValidate is {shouldValidate}; {string.Join("; ", errors.Take(1))}");
        }

        foreach (var entity in EntityJson.Parse(entities, types).SelectMany(entity => EntityValidator.Validate(entity, types)))
        {
            found.Add($"{Name}: {entity}");
        }

        var engine = CedarEngine.Create(set, store);
        foreach (var request in root.GetProperty("requests").EnumerateArray())
        {
            Compare(request, engine, types, store, found);
        }

        return found;
    }

    private void Compare(JsonElement json, CedarEngine engine, CedarSchema schema, EntityStore store, List<string> found)
    {
        var set = engine.Policies;
        var request = new CedarRequest(Uid(json, "principal"), Uid(json, "action"), Uid(json, "resource"), CedarValue.EmptyRecord);
        request = request with { Context = EntityJson.ParseContext(json.GetProperty("context").GetRawText(), schema, request.Action) };
        var decision = Authorizer.Authorize(set, store, request);

        if (EngineAgreement.Disagreement(engine, store, request) is { } difference)
        {
            found.Add($"{Name} {json.GetProperty("description").GetString()}: the engine's {difference}");
        }

        // Cedar numbers policies; we prefer their @id.
        var positions = set.Policies.Select((policy, i) => (policy.Id, Position: $"policy{i}")).ToDictionary(p => p.Id, p => p.Position);
        var ours = Answer(decision.Allowed, decision.Reasons.Select(id => positions[id]), decision.Errors.Select(error => positions[error.PolicyId]));
        var theirs = Answer(json.GetProperty("decision").GetString() == "allow", Texts(json, "reason"), Texts(json, "errors"));
        if (ours != theirs)
        {
            found.Add($"{Name} {json.GetProperty("description").GetString()}: {ours}, Cedar says {theirs}; {string.Join("; ", decision.Errors.Take(1))}");
        }

        var isValid = RequestValidator.Conforms(schema, request);
        var shouldConform = !json.TryGetProperty("validateRequest", out var validates) || validates.GetBoolean();
        if (shouldConform && isValid is { Count: > 0 })
        {
            found.Add($"{Name} {json.GetProperty("description").GetString()}: {isValid[0]}");
        }
    }

    private static string Answer(bool allowed, IEnumerable<string> reasons, IEnumerable<string> errors) =>
        $"{(allowed ? "allow" : "deny")} [{string.Join(',', reasons.Order(StringComparer.Ordinal))}] [{string.Join(',', errors.Order(StringComparer.Ordinal))}]";

    private static IEnumerable<string> Texts(JsonElement json, string name) => json.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);

    private static EntityUid Uid(JsonElement json, string name) =>
        new(json.GetProperty(name).GetProperty("type").GetString()!, json.GetProperty(name).GetProperty("id").GetString()!);
}
