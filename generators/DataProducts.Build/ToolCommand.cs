namespace DataProducts.Build;

/// <summary>The tool's command line: <c>render</c>, <c>unite</c> or <c>package</c>, and <c>@response-file</c>.</summary>
internal static class ToolCommand
{
    private const string ToolName = "DataProducts.Build";

    /// <summary>Runs the tool.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">Takes errors in MSBuild's form, one a line.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        var place = ToolName;
        try
        {
            if (arguments is not [("render" or "unite" or "package") and var command, ['@', .. { Length: > 0 } path]])
            {
                throw new DataProductException(BuildErrors.Usage, "The command line is none of render, unite and package with an @response-file.");
            }

            var given = ResponseFile.Read(path);
            if (command == "unite")
            {
                var union = UniteOptions.Of(given);
                place = union.Project;
                UniteCommand.Run(union);
                return ExitCode.Done;
            }

            if (command == "package")
            {
                var package = PackageOptions.Of(given);
                place = package.Project;
                PackageCheck.Run(package);
                return ExitCode.Done;
            }

            var options = RenderOptions.Of(given);
            place = options.Project;
            return RenderCommand.Run(options, output);
        }
        catch (DataProductException failure)
        {
            output.WriteLine(BuildMessage.Error(place, failure));
            return failure.Id switch
            {
                BuildErrors.Usage => ExitCode.Usage,
                BuildErrors.NotWritten => ExitCode.Environment,
                _ => ExitCode.Finding,
            };
        }
    }
}
