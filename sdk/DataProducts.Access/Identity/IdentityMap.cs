namespace DataProducts.Access;

/// <summary>Which roles of which engines stand for which people, and where each engine finds which data: <c>identity-map.json</c>.</summary>
/// <remarks>Names are compared exactly. Who is not in the map is given nothing on any engine.</remarks>
/// <param name="Classes">The classes of people, each once; no principal stands for two of them.</param>
/// <param name="Locations">Where the data of each jurisdiction lies, each once.</param>
/// <param name="TrinoPolicyUser">The user as whom Trino evaluates row filters and masks; null for whoever asks.</param>
public sealed record IdentityMap(IReadOnlyList<ClassRoles> Classes, IReadOnlyList<DataLocation> Locations, string? TrinoPolicyUser)
{
    /// <summary>Reads a map.</summary>
    /// <param name="json">The JSON text; <c>docs/access-plan.md</c> shows one.</param>
    /// <param name="path">Where it came from, for messages.</param>
    /// <returns>The map, with every template filled in.</returns>
    /// <exception cref="AccessException">
    /// <c>DP1940</c>: the text is no map. <c>DP1942</c>: a name is none that its engine takes without quotes. <c>DP1943</c>: a class or a
    /// place stands twice, or one principal stands for two classes.
    /// </exception>
    public static IdentityMap Parse(string json, string path)
    {
        ArgumentNullException.ThrowIfNull(json);
        return IdentityMapFile.Parse(json, path);
    }

    /// <summary>Finds where the data of a jurisdiction lies.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <returns>The place, or null: then nothing can be planned for it.</returns>
    public DataLocation? Find(Jurisdiction jurisdiction) => Locations.FirstOrDefault(location => location.Jurisdiction == jurisdiction);
}
