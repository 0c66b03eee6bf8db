namespace DataProducts.Lake.Rest;

/// <summary>Where a server's resources are.</summary>
internal sealed class RestPaths(Uri address, RestConfiguration configuration)
{
    private readonly string _root = $"{Root(address)}/v1/{configuration.Prefix}";

    public static Uri Configuration(Uri address, string? warehouse) =>
        new($"{Root(address)}/v1/config{(warehouse is null ? string.Empty : $"?warehouse={Uri.EscapeDataString(warehouse)}")}");

    public Uri Namespaces() => new($"{_root}namespaces");

    public Uri Namespaces(IReadOnlyList<string>? parent, string page) => new(
        $"{_root}namespaces?{(parent is null ? string.Empty : $"parent={Join(parent)}&")}pageToken={Uri.EscapeDataString(page)}");

    public Uri Tables(IReadOnlyList<string> space) => new($"{_root}namespaces/{Join(space)}/tables");

    public Uri Tables(IReadOnlyList<string> space, string page) => new($"{Tables(space)}?pageToken={Uri.EscapeDataString(page)}");

    public Uri Table(TableId table) => new($"{Tables(LevelsOf(table))}/{Uri.EscapeDataString(table.Name)}");

    /// <summary>Gives a namespace's levels; in one text they are written with dots, as engines write them.</summary>
    public static string[] LevelsOf(TableId table) => table.Namespace.Split('.');

    private static string Root(Uri address) => address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');

    private string Join(IReadOnlyList<string> levels) => string.Join(configuration.Separator, levels.Select(Uri.EscapeDataString));
}
