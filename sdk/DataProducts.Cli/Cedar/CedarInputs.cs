using System.CommandLine;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>What the commands about policies read: policies with the links of their templates, a schema, entities.</summary>
internal sealed class CedarInputs
{
    private readonly Option<string[]> _policies = new("--policies", "-p")
    {
        Description = "Policy files, folders or patterns.",
        HelpName = "files",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _links = new("--links", "-k")
    {
        Description = "A JSON file with the links of templates: [{\"template_id\", \"link_id\", \"args\": {\"?principal\": \"User::\\\"ann\\\"\"}}].",
        HelpName = "file",
    };

    private readonly Option<string?> _schema = new("--schema", "-s") { Description = "The schema (.cedarschema or .cedarschema.json).", HelpName = "file" };
    private readonly Option<string?> _entities = new("--entities", "-e") { Description = "The entities, as Cedar's JSON.", HelpName = "file" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="needsPolicies">Whether policies come from files alone.</param>
    /// <param name="needsSchema">Whether nothing can be done without a schema.</param>
    /// <param name="takesEntities">Whether entities play a part.</param>
    public void AddTo(Command command, bool needsPolicies, bool needsSchema, bool takesEntities)
    {
        _policies.Required = needsPolicies;
        _schema.Required = needsSchema;
        command.Add(_policies);
        command.Add(_links);
        command.Add(_schema);
        if (takesEntities)
        {
            command.Add(_entities);
        }
    }

    public bool HasPolicies(ParseResult parsed) => parsed.GetValue(_policies) is { Length: > 0 };

    /// <summary>Reads the policies and links their templates.</summary>
    /// <exception cref="CedarException">A file is wrong; the findings of all files are listed.</exception>
    public async Task<PolicySet> PoliciesAsync(ParseResult parsed, CancellationToken cancellation) =>
        await LinkAsync(parsed, await PolicySources.ReadAsync(parsed.GetValue(_policies) ?? [], cancellation).ConfigureAwait(false), cancellation)
            .ConfigureAwait(false);

    /// <summary>Links the templates of policies by the file that was given, if one was.</summary>
    public async Task<PolicySet> LinkAsync(ParseResult parsed, PolicySources sources, CancellationToken cancellation)
    {
        if (parsed.GetValue(_links) is not { } path)
        {
            return sources.Policies;
        }

        var file = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        return LinkFile.Apply(sources.Policies, file);
    }

    /// <summary>Reads the policies and keeps their texts.</summary>
    public Task<PolicySources> SourcesAsync(ParseResult parsed, CancellationToken cancellation) =>
        PolicySources.ReadAsync(parsed.GetValue(_policies) ?? [], cancellation);

    /// <summary>Reads the schema; null if none was given.</summary>
    public async Task<CedarSchema?> SchemaAsync(ParseResult parsed, CancellationToken cancellation) =>
        await SchemaFileAsync(parsed, cancellation).ConfigureAwait(false) is var (file, kind) ? SourceParser.Schema(file, kind) : null;

    /// <summary>Reads the schema's text; null if none was given.</summary>
    public async Task<(SourceFile File, SourceKind Kind)?> SchemaFileAsync(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue(_schema) is { } path
            ? (await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false), SourceKinds.OfPath(path) ?? SourceKind.Schema)
            : null;

    /// <summary>Reads the entities; with a schema each must conform to it.</summary>
    public async Task<EntityStore> EntitiesAsync(ParseResult parsed, CedarSchema? schema, CancellationToken cancellation)
    {
        if (parsed.GetValue(_entities) is not { } path)
        {
            return EntityStore.Empty;
        }

        var file = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
        return Placed.At(path, () =>
        {
            var entities = EntityJson.Parse(file.Text, schema);
            var wrong = schema is null ? [] : entities.SelectMany(entity => EntityValidator.Validate(entity, schema)).ToList();
            return wrong.Count > 0 ? throw new CedarDataException(wrong) : EntityStore.Create(entities);
        });
    }
}
