using System.CommandLine;

namespace DataProducts.Cli.Cedar;

/// <summary><c>dataproduct cedar check</c>: are these files Cedar?</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Files, folders, patterns such as policies/**/*.cedar, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var kind = new Option<string?>("--kind")
        {
            Description = "What a file holds whose name does not say it; policies without this option.",
            HelpName = string.Join('|', SourceKinds.Names),
        };
        kind.AcceptOnlyFromAmong(SourceKinds.Names);
        var output = OutputOption.Make(OutputForm.Text, OutputForm.Json, OutputForm.Sarif);
        var command = new Command("check", "Parses policies and schemas and gives every error at its line.") { files, kind, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var given = parsed.GetValue(kind) is { } name ? SourceKinds.OfName(name) : SourceKind.Policies;
            var check = new SourceCheck();
            var paths = check.Find(parsed.GetRequiredValue(files));
            using var progress = new Progress("checked", paths.Count);
            foreach (var path in paths)
            {
                await check.AddAsync(path, SourceKinds.OfPath(path) ?? given, cancellation).ConfigureAwait(false);
                progress.Step();
            }

            progress.Dispose(); // before the report is written
            var report = check.Report;
            var exitCode = report.ExitCodeOf();
            FindingsOutput.Write(report, parsed.GetValue(output), exitCode);
            return exitCode;
        });
        return command;
    }
}
