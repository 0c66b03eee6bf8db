using System.CommandLine;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary><c>dataproduct cedar validate</c>: do these policies fit this schema?</summary>
internal static class ValidateCommand
{
    private const int MaxLevel = 100;

    private static readonly SortedDictionary<string, CedarRelease> Releases = new(StringComparer.Ordinal)
    {
        ["4.12"] = CedarRelease.Cedar412,
        ["4.13"] = CedarRelease.Cedar413,
    };

    public static Command Make()
    {
        var inputs = new CedarInputs();
        var level = new Option<int?>("--level")
        {
            Description = "How many entities deep policies may read, 0 to 100 (RFC 76); without it as deep as they like.",
            HelpName = "n",
        };
        level.Validators.Add(result => NumberRange.Check(result, 0, MaxLevel));
        var language = new Option<string>("--language")
        {
            Description = "The release of Cedar whose verdict to give: before 4.13 a policy that fits no action is an error.",
            HelpName = string.Join('|', Releases.Keys),
            DefaultValueFactory = _ => "4.13",
        };
        language.AcceptOnlyFromAmong([.. Releases.Keys]);
        var deny = new Option<bool>("--deny-warnings") { Description = "Makes a warning a finding too: exit code 1." };
        var output = OutputOption.Make(OutputForm.Text, OutputForm.Json, OutputForm.Sarif);
        var command = new Command("validate", "Checks policies against a schema, strictly: what passes cannot err for a wrong type or a missing attribute.");
        inputs.AddTo(command, needsPolicies: true, needsSchema: true, takesEntities: false);
        command.Add(level);
        command.Add(language);
        command.Add(deny);
        command.Add(output);
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = await FindAsync(inputs, level, language, parsed, cancellation).ConfigureAwait(false);
            var exitCode = report.ExitCodeOf(parsed.GetValue(deny));
            FindingsOutput.Write(report, parsed.GetValue(output), exitCode);
            return exitCode;
        });
        return command;
    }

    private static async Task<FindingsReport> FindAsync(
        CedarInputs inputs, Option<int?> level, Option<string> language, ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            var schema = (await inputs.SchemaAsync(parsed, cancellation).ConfigureAwait(false))!;
            var sources = await inputs.SourcesAsync(parsed, cancellation).ConfigureAwait(false);
            var policies = await inputs.LinkAsync(parsed, sources, cancellation).ConfigureAwait(false);
            var options = new ValidationOptions { Release = Releases[parsed.GetValue(language)!], MaxLevel = parsed.GetValue(level) };
            var result = PolicyValidator.Validate(policies, schema, options);
            return new([.. result.Errors, .. result.Warnings], sources.Files + 1, PolicyCount.Of(policies));
        }
        catch (CedarException wrong)
        {
            return new(wrong.Diagnostics, 0, "nothing was validated");
        }
    }
}
