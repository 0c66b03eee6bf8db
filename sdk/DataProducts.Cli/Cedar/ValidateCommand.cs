using System.CommandLine;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary><c>dataproduct cedar validate</c>: do these policies fit this schema?</summary>
internal static class ValidateCommand
{
    public static Command Make()
    {
        var inputs = new CedarInputs();
        var deny = new Option<bool>("--deny-warnings") { Description = "Makes a warning a finding too: exit code 1." };
        var output = OutputOption.Make(OutputForm.Text, OutputForm.Json, OutputForm.Sarif);
        var command = new Command("validate", "Checks policies against a schema, strictly: what passes cannot err for a wrong type or a missing attribute.");
        inputs.AddTo(command, needsPolicies: true, needsSchema: true, takesEntities: false);
        command.Add(deny);
        command.Add(output);
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = await FindAsync(inputs, parsed, cancellation).ConfigureAwait(false);
            var exitCode = report.ExitCodeOf(parsed.GetValue(deny));
            FindingsOutput.Write(report, parsed.GetValue(output), exitCode);
            return exitCode;
        });
        return command;
    }

    private static async Task<FindingsReport> FindAsync(CedarInputs inputs, ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            var schema = (await inputs.SchemaAsync(parsed, cancellation).ConfigureAwait(false))!;
            var sources = await inputs.SourcesAsync(parsed, cancellation).ConfigureAwait(false);
            var policies = await inputs.LinkAsync(parsed, sources, cancellation).ConfigureAwait(false);
            var result = PolicyValidator.Validate(policies, schema);
            return new([.. result.Errors, .. result.Warnings], sources.Texts.Count + 1, PolicyCount.Of(policies));
        }
        catch (CedarException wrong)
        {
            return new(wrong.Diagnostics, 0, "nothing was validated");
        }
    }
}
