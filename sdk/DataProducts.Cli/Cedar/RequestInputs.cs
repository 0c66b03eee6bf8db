using System.CommandLine;
using System.Text.Json;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>What a question is made of, on the command line or in JSON.</summary>
internal sealed class RequestInputs
{
    private readonly Option<string?> _principal = Entity("--principal", "Who asks, for example 'User::\"ann\"'.");
    private readonly Option<string?> _action = Entity("--action", "What they want to do, for example 'Action::\"view\"'.");
    private readonly Option<string?> _resource = Entity("--resource", "What they want to do it to, for example 'Photo::\"sun.jpg\"'.");

    private readonly Option<string?> _context = new("--context")
    {
        Description = "What else is known: a JSON object, or @ and a file that holds one.",
        HelpName = "JSON|@file",
    };

    private readonly Option<string?> _request = new("--request")
    {
        Description = "A JSON file with principal, action, resource and context.",
        HelpName = "file",
    };

    public void AddTo(Command command)
    {
        command.Add(_principal);
        command.Add(_action);
        command.Add(_resource);
        command.Add(_context);
        command.Add(_request);
    }

    public bool HasResource(ParseResult parsed) => parsed.GetValue(_resource) is not null || parsed.GetValue(_request) is not null;

    public bool HasAny(ParseResult parsed) =>
        HasResource(parsed) || parsed.GetValue(_principal) is not null || parsed.GetValue(_action) is not null || parsed.GetValue(_context) is not null;

    /// <summary>Reads the question.</summary>
    /// <exception cref="DataProductException">A part of it is missing, or given twice.</exception>
    public async Task<CedarRequest> ReadAsync(ParseResult parsed, CedarSchema? schema, CancellationToken cancellation)
    {
        if (parsed.GetValue(_request) is not { } path)
        {
            var (principal, action, context) = await ReadWithoutResourceAsync(parsed, schema, cancellation).ConfigureAwait(false);
            return new(principal, action, Typed(parsed, _resource), context);
        }

        Option<string?>[] parts = [_principal, _action, _resource, _context];
        if (parts.Any(part => parsed.GetValue(part) is not null))
        {
            throw new DataProductException("DP1002", "Give the question with --request, or with --principal, --action, --resource and --context; not both.");
        }

        var file = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        return Parse(file.Text, file.Path, schema);
    }

    /// <summary>Reads what there is of a question about every resource of a type.</summary>
    public async Task<(EntityUid Principal, EntityUid Action, CedarValue Context)> ReadWithoutResourceAsync(
        ParseResult parsed, CedarSchema? schema, CancellationToken cancellation)
    {
        var (principal, action) = (Typed(parsed, _principal), Typed(parsed, _action));
        var text = parsed.GetValue(_context) ?? "{}";
        var place = "--context";
        if (text is ['@', .. var path])
        {
            (place, text) = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        }

        return (principal, action, Placed.At(place, () => EntityJson.ParseContext(text, schema, action)));
    }

    /// <summary>Reads a question as JSON.</summary>
    /// <exception cref="CedarDataException">The text is no question.</exception>
    public static CedarRequest Parse(string text, string path, CedarSchema? schema) => JsonFields.Read(text, path, CedarCodes.Request, root =>
    {
        JsonFields.Allow(root, path, CedarCodes.Request, "principal", "action", "resource", "context");
        var (principal, action, resource) = (Part(root, "principal", path), Part(root, "action", path), Part(root, "resource", path));
        var context = JsonFields.Find(root, "context")?.GetRawText() ?? "{}";
        return new CedarRequest(principal, action, resource, Placed.At(path, () => EntityJson.ParseContext(context, schema, action)));
    });

    private static Option<string?> Entity(string name, string description) => new(name) { Description = description, HelpName = "entity" };

    private static EntityUid Part(JsonElement root, string name, string path) => JsonFields.Find(root, name) is { } json
        ? JsonFields.Entity(json, path, CedarCodes.Request)
        : throw JsonFields.Wrong(path, CedarCodes.Request, $"The request has no '{name}'.");

    private static EntityUid Typed(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } text
        ? EntityText.Parse(text, option.Name)
        : throw new DataProductException("DP1002", $"The question has no {option.Name}; give it, or the whole as --request.");
}
