using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary>What to render.</summary>
/// <param name="Project">The project's file, named as the place of errors.</param>
/// <param name="Assembly">The assembly with the manifests.</param>
/// <param name="Output">The folder of the artefacts.</param>
/// <param name="List">The file that lists the artefacts of the last run.</param>
/// <param name="Policies">The project's policy files.</param>
/// <param name="Contracts">The files of the project's folder <c>contracts</c>.</param>
/// <param name="Standards">The folder of the standards package, or null for what is built in.</param>
/// <param name="Odcs">The version of the Open Data Contract Standard in which contracts are written.</param>
internal sealed record RenderOptions(
    string Project, string Assembly, string Output, string List, IReadOnlyList<string> Policies, IReadOnlyList<string> Contracts, string? Standards,
    OdcsVersion Odcs)
{
    public static RenderOptions Of(ResponseFile given)
    {
        var options = new RenderOptions(
            given.Take("project"), given.Take("assembly"), given.Take("output"), given.Take("list"), given.TakeAll("policy"), given.TakeAll("contract"),
            given.TakeIfGiven("standards"), VersionOf(given.TakeIfGiven("odcs")));
        given.ThrowIfMore();
        return options;
    }

    private static OdcsVersion VersionOf(string? text)
    {
        var version = OdcsVersion.V320;
        return text is null || OdcsRenderer.TryParseVersion(text, out version) ? version : throw new DataProductException(
            BuildErrors.UnknownOdcsVersion, $"DataProductOdcsVersion is '{text}', and contracts are written in 3.2.0 or 3.1.0. Set one of the two, or none.");
    }
}
