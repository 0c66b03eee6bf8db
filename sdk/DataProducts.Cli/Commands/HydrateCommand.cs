using System.CommandLine;
using System.Diagnostics;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct hydrate</c>: starts the product's own program, which has the record's code, and tells it how to hydrate.</summary>
internal static class HydrateCommand
{
    public static Command Make()
    {
        var options = HydrateOptions.Make();
        var project = new Option<string?>("--project") { Description = "The product's project; by default the one in this folder.", HelpName = "folder" };
        var program = new Option<string?>("--program") { Description = "The product's built program (.dll) instead of its project.", HelpName = "file" };
        var own = new Argument<string[]>("arguments")
        {
            Description = "Behind '--': arguments of the program itself, such as -- --state folder.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("hydrate", "Hydrates a product by its own program: plans, runs dry, or reads quarantined rows again.") { project, program, own };
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var start = StartOf(parsed.GetValue(project), parsed.GetValue(program));
            foreach (var argument in (string[])[.. parsed.GetValue(own) ?? [], DataProducts.HydrateCommand.Name, .. options.Typed(parsed)])
            {
                start.ArgumentList.Add(argument);
            }

            return await RunAsync(start, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static ProcessStartInfo StartOf(string? project, string? program)
    {
        // The program hears by it that it must do what was asked, and refuses to do anything else.
        var start = new ProcessStartInfo("dotnet") { Environment = { [DataProducts.HydrateCommand.Variable] = DataProducts.HydrateCommand.Name } };
        if (program is not null)
        {
            if (!File.Exists(program))
            {
                throw new DataProductException("DP1002", $"There is no program {program}. Build the product, and give the .dll that it makes.");
            }

            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(program);
            return start;
        }

        var folder = project ?? Environment.CurrentDirectory;
        if (!File.Exists(folder) && (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.csproj").Length == 0))
        {
            throw new DataProductException("DP1002", $"There is no project in {folder}. Give the product's with --project, or its built program with --program.");
        }

        foreach (var argument in (string[])["run", "--project", folder, "--"])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    // Ctrl-C reaches the program too, which ends at its next safe point.
    private static async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        using var process = Process.Start(start)
            ?? throw new DataProductException("DP1002", "dotnet did not start; 'dataproduct doctor' says what is missing.");
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return cancellation.IsCancellationRequested ? ExitCode.Interrupted : process.ExitCode;
    }
}
