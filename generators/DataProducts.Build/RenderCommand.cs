using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary>Checks the policies and writes the artefacts of all products of an assembly.</summary>
internal static class RenderCommand
{
    /// <summary>Runs it. Everything is checked and rendered before anything is written: what is wrong leaves last time's files as they
    /// are.</summary>
    /// <param name="options">What to render.</param>
    /// <param name="output">Takes what is found in MSBuild's form, one a line.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(RenderOptions options, TextWriter output)
    {
        var products = ManifestReader.FromAssembly(options.Assembly);
        var standards = options.Standards is { } folder ? StandardsPackage.ReadFolder(folder) : StandardsPackage.Default;
        var form = new ArtefactOptions { Jurisdictions = standards.Jurisdictions.Jurisdictions, Odcs = options.Odcs };
        var artefacts = ProductArtefacts.Render(products, form);
        var findings = PolicyCheck.Run(products, options.Policies, standards);
        foreach (var finding in findings)
        {
            output.WriteLine(BuildMessage.Of(finding));
        }

        var (changes, failed) = ContractCheck.Run(products, options.Contracts, Today());
        foreach (var change in changes)
        {
            output.WriteLine(change);
        }

        if (failed || findings.Any(finding => !finding.IsWarning))
        {
            return ExitCode.Finding;
        }

        new ArtefactFolder(options.Output, options.List).Replace(artefacts);
        return ExitCode.Done;
    }

    private static DateOnly Today() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
}
