namespace DataProducts.Build;

/// <summary>What to render.</summary>
/// <param name="Project">The project's file, named as the place of errors.</param>
/// <param name="Assembly">The assembly with the manifests.</param>
/// <param name="Output">The folder of the artefacts.</param>
/// <param name="List">The file that lists the artefacts of the last run.</param>
/// <param name="Policies">The project's policy files.</param>
/// <param name="Contracts">The files of the project's folder <c>contracts</c>.</param>
/// <param name="Standards">The folder of the standards package, or null for what is built in.</param>
internal sealed record RenderOptions(
    string Project, string Assembly, string Output, string List, IReadOnlyList<string> Policies, IReadOnlyList<string> Contracts, string? Standards)
{
    public static RenderOptions Of(ResponseFile given)
    {
        var options = new RenderOptions(
            given.Take("project"), given.Take("assembly"), given.Take("output"), given.Take("list"), given.TakeAll("policy"), given.TakeAll("contract"),
            given.TakeIfGiven("standards"));
        given.ThrowIfMore();
        return options;
    }
}
