namespace DataProducts.Build;

/// <summary>Which artefacts of several frameworks are to become the product's.</summary>
/// <param name="Project">The project's file, named as the place of errors.</param>
/// <param name="Output">The folder of the product's artefacts.</param>
/// <param name="List">The file that lists those of the last run.</param>
/// <param name="Frameworks">The folders of the frameworks' artefacts, in the order in which the project names the frameworks.</param>
internal sealed record UniteOptions(string Project, string Output, string List, IReadOnlyList<string> Frameworks)
{
    public static UniteOptions Of(ResponseFile given)
    {
        var options = new UniteOptions(given.Take("project"), given.Take("output"), given.Take("list"), given.TakeAll("framework"));
        given.ThrowIfMore();
        return options;
    }
}
