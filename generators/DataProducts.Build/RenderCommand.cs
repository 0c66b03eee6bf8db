using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary><c>render @response-file</c>: checks the policies and writes the artefacts of all products of an assembly.</summary>
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
            return Render(options, output);
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

    // Everything is checked and rendered before anything is written: what is wrong leaves last time's files as they are.
    private static int Render(RenderOptions options, TextWriter output)
    {
        var products = ManifestReader.FromAssembly(options.Assembly);
        var standards = options.Standards is { } folder ? StandardsPackage.ReadFolder(folder) : StandardsPackage.Default;
        var artefacts = products.SelectMany(product => ProductArtefacts.Render(product, standards.Jurisdictions.Jurisdictions)).ToList();
        var findings = PolicyCheck.Run(products, options.Policies, standards);
        foreach (var finding in findings)
        {
            output.WriteLine(BuildMessage.Of(finding));
        }

        if (findings.Any(finding => !finding.IsWarning))
        {
            return ExitCode.Finding;
        }

        new ArtefactFolder(options.Output, options.List).Replace(artefacts);
        return ExitCode.Done;
    }
}
