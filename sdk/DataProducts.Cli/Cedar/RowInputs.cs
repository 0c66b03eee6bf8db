using System.CommandLine;
using System.Text.Json.Nodes;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>What a question about every resource of a type is made of: the type, where such a resource stands, and what is known of all.</summary>
internal sealed class RowInputs
{
    private readonly Option<string?> _type = new("--resource-type")
    {
        Description = "Asks about every resource of a type instead of one.",
        HelpName = "type",
    };

    private readonly Option<string[]> _ancestors = new("--in")
    {
        Description = "An entity that every such resource stands below.",
        HelpName = "entity",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _attributes = new("--attr")
    {
        Description = "An attribute that has one value for all: name=JSON, name=Type::\"id\", or name=text.",
        HelpName = "name=value",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "A JSON file {attribute: {\"column\", \"type\", \"nullable\"}}; without it each attribute is the column of its name.",
        HelpName = "file",
    };

    private readonly Option<bool> _dropPermits = new("--drop-permits")
    {
        Description = "Leaves out permits that cannot be told as a condition, so that fewer rows are seen; a forbid never.",
    };

    public void AddTo(Command command)
    {
        command.Add(_type);
        command.Add(_ancestors);
        command.Add(_attributes);
        command.Add(_columns);
        command.Add(_dropPermits);
    }

    public bool HasType(ParseResult parsed) => parsed.GetValue(_type) is not null;

    /// <summary>Evaluates as far as can be without the resource, and writes what is left.</summary>
    public async Task<int> ExplainAsync(
        ParseResult parsed, RequestInputs request, PolicySet policies, CedarSchema? schema, EntityStore entities, OutputForm form, CancellationToken cancellation)
    {
        if (schema is null)
        {
            throw new DataProductException("DP1002", "A question about every resource of a type needs the schema; give it with --schema.");
        }

        var (principal, action, context) = await request.ReadWithoutResourceAsync(parsed, schema, cancellation).ConfigureAwait(false);
        var type = parsed.GetRequiredValue(_type)!;
        if (!schema.EntityTypes.TryGetValue(type, out var definition))
        {
            throw new CedarDataException([new(CedarCodes.Request, _type.Name, 0, 0, $"The schema declares no entity type '{type}'.")]);
        }

        var ancestors = (parsed.GetValue(_ancestors) ?? []).Select(text => EntityText.Parse(text, _ancestors.Name)).ToList();
        var resource = new UnknownResource(type, ancestors, Known(parsed.GetValue(_attributes) ?? [], type, schema));
        var result = PartialEvaluator.Evaluate(policies, schema, entities, new(principal, action, resource, context));
        var columns = parsed.GetValue(_columns) is { } path
            ? ColumnFile.Read(await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false), definition)
            : ColumnFile.ByName(definition);
        return RowExplanationOutput.Write(RowExplanationDocument.Of(result, columns, policies, parsed.GetValue(_dropPermits)), form);
    }

    // An entity of the type, written as JSON, has its values read by the schema: text as a datetime, a name as an entity.
    private IReadOnlyDictionary<string, CedarValue> Known(string[] attributes, string type, CedarSchema schema)
    {
        var fields = new JsonObject();
        foreach (var attribute in attributes)
        {
            var split = attribute.IndexOf('=', StringComparison.Ordinal);
            if (split < 1 || !fields.TryAdd(attribute[..split], Value(attribute[(split + 1)..])))
            {
                throw new DataProductException("DP1002", "An attribute is written name=value, each name once.");
            }
        }

        var entity = new JsonObject { ["uid"] = new JsonObject { ["type"] = type, ["id"] = string.Empty }, ["attrs"] = fields, ["parents"] = new JsonArray() };
        return Placed.At(_attributes.Name, () => EntityJson.Parse(new JsonArray(entity).ToJsonString(), schema)[0].Attributes);
    }

    private JsonNode? Value(string text)
    {
        if (text.Contains("::\"", StringComparison.Ordinal) && text is not ['"', ..] and not ['{', ..] and not ['[', ..])
        {
            var uid = EntityText.Parse(text, _attributes.Name);
            return new JsonObject { ["__entity"] = new JsonObject { ["type"] = uid.Type, ["id"] = uid.Id } };
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
