using System.CommandLine;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary><c>dataproduct cedar explain</c>: why this answer, and which rows would be seen?</summary>
internal static class ExplainCommand
{
    public static Command Make()
    {
        var inputs = new CedarInputs();
        var request = new RequestInputs();
        var rows = new RowInputs();
        var product = new Option<string?>("--product")
        {
            Description = "Takes policies and schema of a registered product; who sees what of it, 'dataproduct access explain' says.",
            HelpName = "id",
        };
        var state = StateFolder.Option();
        var output = OutputOption.Make(OutputForm.Text, OutputForm.Json);
        var command = new Command(
            "explain", "Says what part each policy had in an answer; for a type of resource, the condition on rows that the policies come to.");
        inputs.AddTo(command, needsPolicies: false, needsSchema: false, takesEntities: true);
        request.AddTo(command);
        rows.AddTo(command);
        command.Add(product);
        command.Add(state);
        command.Add(output);
        command.SetAction((parsed, cancellation) => Refusal.GuardAsync(parsed.GetValue(output), async () =>
        {
            if (inputs.HasPolicies(parsed) == (parsed.GetValue(product) is not null))
            {
                throw new DataProductException("DP1002", "Give the policies with --policies, or take a product's with --product.");
            }

            if (request.HasResource(parsed) == rows.HasType(parsed))
            {
                throw new DataProductException("DP1002", "Ask about one resource (--resource or --request), or about every one of a type (--resource-type).");
            }

            var (policies, schema) = parsed.GetValue(product) is { } id
                ? await OfProductAsync(id, parsed.GetValue(state), cancellation).ConfigureAwait(false)
                : (await inputs.PoliciesAsync(parsed, cancellation).ConfigureAwait(false), await inputs.SchemaAsync(parsed, cancellation).ConfigureAwait(false));
            var entities = await inputs.EntitiesAsync(parsed, schema, cancellation).ConfigureAwait(false);
            if (rows.HasType(parsed))
            {
                return await rows.ExplainAsync(parsed, request, policies, schema, entities, parsed.GetValue(output), cancellation).ConfigureAwait(false);
            }

            var question = await request.ReadAsync(parsed, schema, cancellation).ConfigureAwait(false);
            var explanation = DecisionExplainer.Explain(policies, Checked(policies, schema, entities, question), question);
            DecisionExplanationOutput.Write(explanation, policies, parsed.GetValue(output));
            return explanation.Decision.Allowed ? ExitCode.Done : ExitCode.Finding;
        }));
        return command;
    }

    private static EntityStore Checked(PolicySet policies, CedarSchema? schema, EntityStore entities, CedarRequest request)
    {
        if (schema is null)
        {
            return entities;
        }

        PolicyValidator.ThrowIfInvalid(policies, schema);
        return RequestValidator.Validate(schema, entities, request) is { Count: > 0 } refused
            ? throw new CedarDataException(refused)
            : entities.With(schema.ActionEntities);
    }

    private static async Task<(PolicySet Policies, CedarSchema? Schema)> OfProductAsync(string id, string? state, CancellationToken cancellation)
    {
        await using var platform = StateFolder.Open(state);
        var model = await platform.FindModelAsync(id, cancellation).ConfigureAwait(false)
            ?? throw StateFolder.NotRegistered(id);
        return (model.Policies, model.Schema);
    }
}
