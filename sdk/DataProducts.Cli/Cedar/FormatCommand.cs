using System.CommandLine;
using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary><c>dataproduct cedar format</c>: one way to lay policies out.</summary>
internal static class FormatCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "Policy files, folders, patterns, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var write = new Option<bool>("--write", "-w") { Description = "Writes the files that are not in form anew, instead of printing them." };
        var check = new Option<bool>("--check") { Description = "Changes and prints nothing; exit code 1 if a file is not in form." };
        var width = Number("--width", "The number of columns that a line should not exceed.", new CedarFormatOptions().Width, 20, 1000);
        var indent = Number("--indent", "The number of blanks of a level.", new CedarFormatOptions().Indent, 1, 8);
        var command = new Command("format", "Lays policies out as Cedar's own formatter does; comments stay.") { files, write, check, width, indent };
        command.Validators.Add(result =>
        {
            if (result.GetValue(write) && result.GetValue(check))
            {
                result.AddError("--write changes files and --check does not; give one of the two.");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var run = new FormatRun(
                parsed.GetValue(write) ? FormatMode.Write : parsed.GetValue(check) ? FormatMode.Check : FormatMode.Print,
                new() { Width = parsed.GetValue(width), Indent = parsed.GetValue(indent) });
            foreach (var path in SourceFinder.Find(parsed.GetRequiredValue(files), kind => kind == SourceKind.Policies))
            {
                await run.AddAsync(path, cancellation).ConfigureAwait(false);
            }

            return run.Finish();
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} From {least} to {most}.", HelpName = "n", DefaultValueFactory = _ => usual };
        option.Validators.Add(result => NumberRange.Check(result, least, most));
        return option;
    }
}
