using System.CommandLine;
using DataProducts.Cedar;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Cedar;

/// <summary><c>dataproduct cedar authorize</c>: may they?</summary>
internal static class AuthorizeCommand
{
    public static Command Make()
    {
        var inputs = new CedarInputs();
        var request = new RequestInputs();
        var batch = new Option<string?>("--requests")
        {
            Description = "Many questions: a file with a JSON object a line, or - for standard input.",
            HelpName = "file",
        };
        var output = OutputOption.Make(OutputForm.Text, OutputForm.Json);
        var command = new Command("authorize", "Decides questions: allow or deny, by which policies, and which could not be evaluated.");
        inputs.AddTo(command, needsPolicies: true, needsSchema: false, takesEntities: true);
        request.AddTo(command);
        command.Add(batch);
        command.Add(output);
        command.SetAction((parsed, cancellation) => Refusal.GuardAsync(parsed.GetValue(output), async () =>
        {
            if (parsed.GetValue(batch) is not null && request.HasAny(parsed))
            {
                throw new DataProductException("DP1002", "Give one question, or many with --requests; not both.");
            }

            var schema = await inputs.SchemaAsync(parsed, cancellation).ConfigureAwait(false);
            var policies = await inputs.PoliciesAsync(parsed, cancellation).ConfigureAwait(false);
            if (schema is not null)
            {
                PolicyValidator.ThrowIfInvalid(policies, schema);
            }

            var decider = new Decider(policies, schema, await inputs.EntitiesAsync(parsed, schema, cancellation).ConfigureAwait(false));
            var form = parsed.GetValue(output);
            if (parsed.GetValue(batch) is { } path)
            {
                return await BatchRun.RunAsync(decider, path, form, cancellation).ConfigureAwait(false);
            }

            var decision = decider.Decide(await request.ReadAsync(parsed, schema, cancellation).ConfigureAwait(false));
            if (form == OutputForm.Json)
            {
                JsonOutput.Write(DecisionDocument.Of(decision), CedarJson.Readable.DecisionDocument);
            }
            else
            {
                DecisionOutput.Write(decision, policies);
            }

            return decision.Allowed ? ExitCode.Done : ExitCode.Finding;
        }));
        return command;
    }
}
