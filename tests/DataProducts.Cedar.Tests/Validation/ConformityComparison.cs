using System.Text.Json;

namespace DataProducts.Cedar.Tests;

/// <summary>Compares what we take for conforming entities and requests with the answers of the Rust crate.</summary>
internal sealed class ConformityComparison
{
    public int Entities { get; private set; }

    public int Requests { get; private set; }

    public List<string> Wrong { get; } = [];

    public void Compare(string name, string answer, string oneCase, string entities, CedarSchema schema)
    {
        using var answers = JsonDocument.Parse(answer);
        using var entityList = JsonDocument.Parse(entities);
        using var requests = JsonDocument.Parse(oneCase);
        var perEntity = answers.RootElement.GetProperty("entityValidation").GetProperty("perEntity");
        foreach (var entity in entityList.RootElement.EnumerateArray())
        {
            var uid = entity.GetProperty("uid");
            var inner = uid.TryGetProperty("__entity", out var escaped) ? escaped : uid;
            var key = $"{inner.GetProperty("type").GetString()}::{inner.GetProperty("id").GetString()}";
            if (perEntity.TryGetProperty(key, out var verdict))
            {
                Entities++;
                Judge($"{name} {key}", Refusal(entity.GetRawText(), schema), verdict.TryGetProperty("errors", out var errors) ? errors.ToString() : null);
            }
        }

        foreach (var (request, verdict) in requests.RootElement.GetProperty("requests").EnumerateArray()
            .Zip(answers.RootElement.GetProperty("requestValidation").EnumerateArray()))
        {
            Requests++;
            Judge($"{name} {verdict.GetProperty("description")}", RequestRefusal(request, schema),
                verdict.GetProperty("strict").GetBoolean() ? null : verdict.GetProperty("errors").ToString());
        }
    }

    private void Judge(string what, string? ours, string? theirs)
    {
        if (ours is null != (theirs is null))
        {
            Wrong.Add($"{what}: ours {ours ?? "conforms"}, Rust {theirs ?? "conforms"}");
        }
    }

    private static string? Refusal(string json, CedarSchema schema)
    {
        try
        {
            return EntityValidator.Validate(EntityJson.Parse($"[{json}]", schema)[0], schema) is [var first, ..] ? first.Message : null;
        }
        catch (CedarDataException refusal)
        {
            return refusal.Message;
        }
    }

    private static string? RequestRefusal(JsonElement json, CedarSchema schema)
    {
        EntityUid Uid(string name) => new(json.GetProperty(name).GetProperty("type").GetString()!, json.GetProperty(name).GetProperty("id").GetString()!);
        try
        {
            var action = Uid("action");
            var context = EntityJson.ParseContext(json.GetProperty("context").GetRawText(), schema, action);
            return RequestValidator.Conforms(schema, new(Uid("principal"), action, Uid("resource"), context)) is [var first, ..] ? first.Message : null;
        }
        catch (CedarDataException refusal)
        {
            return refusal.Message;
        }
    }
}
