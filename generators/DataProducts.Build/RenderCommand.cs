using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary><c>render @response-file</c>: writes the artefacts of all products of an assembly.</summary>
internal static class RenderCommand
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
            if (arguments is not ["render", ['@', .. { Length: > 0 } responseFile]])
            {
                throw new DataProductException(BuildErrors.Usage, "The command line is not: render @response-file.");
            }

            var options = RenderOptions.Read(responseFile);
            place = options.Project;
            Render(options);
            return ExitCode.Done;
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

    // Everything is rendered before anything is written: a product that cannot be rendered leaves last time's files as they are.
    private static void Render(RenderOptions options)
    {
        var artefacts = ManifestReader.FromAssembly(options.Assembly).SelectMany(ProductArtefacts.Render).ToList();
        new ArtefactFolder(options.Output, options.List).Replace(artefacts);
    }
}
