using System.CommandLine;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary><c>dataproduct cedar lint</c>: would a service take these policies?</summary>
internal static class LintCommand
{
    private const string VerifiedPermissions = "verified-permissions";

    public static Command Make()
    {
        var inputs = new CedarInputs();
        var profile = new Option<string>("--profile") { Description = "The service.", HelpName = VerifiedPermissions, Required = true };
        profile.AcceptOnlyFromAmong(VerifiedPermissions);
        var deny = new Option<bool>("--deny-warnings") { Description = "Makes a warning a finding too: exit code 1." };
        var output = OutputOption.Make(OutputForm.Text, OutputForm.Json, OutputForm.Sarif);
        var command = new Command("lint", "Says what a service would refuse of sound Cedar: Amazon Verified Permissions has rules and limits of its own.");
        inputs.AddTo(command, needsPolicies: true, needsSchema: false, takesEntities: true);
        command.Add(profile);
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
            var file = await inputs.SchemaFileAsync(parsed, cancellation).ConfigureAwait(false);
            var schema = file is var (text, kind) ? SourceParser.Schema(text, kind) : null;
            var sources = await inputs.SourcesAsync(parsed, cancellation).ConfigureAwait(false);
            var policies = await inputs.LinkAsync(parsed, sources, cancellation).ConfigureAwait(false);
            var found = VerifiedPermissionsProfile.Check(new()
            {
                Policies = policies,
                Schema = schema,
                SchemaJson = file is { Kind: SourceKind.SchemaJson } ? file.Value.File.Text : null,
                SchemaPath = file?.File.Path ?? string.Empty,
                Entities = await inputs.EntitiesAsync(parsed, schema, cancellation).ConfigureAwait(false),
                Texts = sources.Texts,
            });
            return new(found, sources.Files, PolicyCount.Of(policies));
        }
        catch (CedarException wrong)
        {
            return new(wrong.Diagnostics, 0, "nothing was looked at");
        }
    }
}
