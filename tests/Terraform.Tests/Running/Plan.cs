using System.Text.Json;

namespace DataProducts.Terraform.Tests;

/// <summary>What Terraform would create, with every value that it knows.</summary>
internal sealed class Plan
{
    private Plan(IReadOnlyList<Planned> resources, JsonElement outputs) => (Resources, Outputs) = (resources, outputs);

    /// <summary>Gets the root's outputs, by name.</summary>
    public JsonElement Outputs { get; }

    public IReadOnlyList<Planned> Resources { get; }

    public IEnumerable<Planned> Of(string type) => Resources.Where(resource => resource.Type == type);

    public static Plan Read(TerraformResult show)
    {
        using var document = JsonDocument.Parse(show.Out);
        var resources = new List<Planned>();
        var planned = document.RootElement.GetProperty("planned_values");
        Gather(planned.GetProperty("root_module"), resources);
        return new(resources, planned.GetProperty("outputs").Clone());
    }

    private static void Gather(JsonElement module, List<Planned> into)
    {
        if (module.TryGetProperty("resources", out var resources))
        {
            into.AddRange(resources.EnumerateArray().Select(resource => new Planned(
                resource.GetProperty("address").GetString()!, resource.GetProperty("type").GetString()!, resource.GetProperty("values").Clone())));
        }

        if (module.TryGetProperty("child_modules", out var children))
        {
            foreach (var child in children.EnumerateArray())
            {
                Gather(child, into);
            }
        }
    }
}

/// <summary>One resource of a plan.</summary>
internal sealed record Planned(string Address, string Type, JsonElement Values)
{
    /// <summary>Gets a value by its path, through the first block of each list; the empty text where there is none.</summary>
    public string this[params ReadOnlySpan<string> path]
    {
        get
        {
            var at = Values;
            foreach (var name in path)
            {
                at = at.ValueKind == JsonValueKind.Array && at.GetArrayLength() > 0 ? at[0] : at;
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                {
                    return string.Empty;
                }
            }

            return at.ValueKind is JsonValueKind.Null ? string.Empty : at.ToString();
        }
    }

    /// <summary>Gets the statements of the policy document that an attribute holds.</summary>
    public IReadOnlyList<Statement> Statements(string attribute = "policy")
    {
        if (this[attribute] is not { Length: > 0 } text || !text.StartsWith('{'))
        {
            return [];
        }

        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(statement => new Statement(statement.Clone()))];
    }
}

/// <summary>One statement of an IAM policy document.</summary>
internal sealed record Statement(JsonElement Json)
{
    public bool Allows => Json.GetProperty("Effect").GetString() == "Allow";

    public IReadOnlyList<string> Actions => Texts("Action");

    public IReadOnlyList<string> Resources => Texts("Resource");

    public string Principal => Json.TryGetProperty(nameof(Principal), out var principal) ? principal.GetRawText() : string.Empty;

    public string Condition => Json.TryGetProperty(nameof(Condition), out var condition) ? condition.GetRawText() : string.Empty;

    // A principal of any account or service: "*" alone, or as one of a list.
    public bool AnyPrincipal => Principal.Contains("\"*\"", StringComparison.Ordinal);

    private IReadOnlyList<string> Texts(string name)
    {
        if (!Json.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [value.GetString()!];
    }
}
