namespace DataProducts.Contracts;

/// <summary>Writes the service levels: OpenSLO v1 (openslo.com), as a stream of YAML documents.</summary>
/// <remarks>
/// An OpenSLO alert looks at one window, so a pair of windows is one policy whose annotation names the short one; the platform's engine
/// demands both. A pair that could never alert, or that would alert on noise, is left out (<c>docs/service-levels.md</c>).
/// </remarks>
public static class OpenSloRenderer
{
    // A top-level domain that is nobody's (ICANN, 2024: reserved for private use).
    internal const string AnnotationPrefix = "dataproducts.internal/";

    /// <summary>Renders the service levels.</summary>
    /// <param name="manifest">The product.</param>
    /// <returns>The YAML documents, with <c>---</c> between them and <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException">
    /// <c>DP1220</c> a level leaves no budget, or its window is too short for its target, or it stands twice; <c>DP1221</c> OpenSLO cannot write a duration.
    /// </exception>
    public static string Render(ProductManifest manifest) => Render(manifest, isEarlierMajor: false);

    /// <summary>Renders the service levels of one of several major versions.</summary>
    /// <param name="manifest">The product.</param>
    /// <param name="isEarlierMajor">Whether a newer major stands beside it: the major is then part of each object's name.</param>
    /// <returns>The YAML documents, with <c>---</c> between them and <c>\n</c> at the end of each line.</returns>
    /// <exception cref="DataProductException">
    /// <c>DP1220</c> a level leaves no budget, or its window is too short for its target, or it stands twice; <c>DP1221</c> OpenSLO cannot write a duration.
    /// </exception>
    public static string Render(ProductManifest manifest, bool isEarlierMajor)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var names = new OpenSloNames(manifest, isEarlierMajor);
        var documents = new List<YamlMap> { Service(manifest, names) };
        if (manifest.Ports.Any(port => port.ServiceLevels.Count > 0))
        {
            documents.Add(Target(manifest, names));
        }

        foreach (var port in manifest.Ports)
        {
            RefuseTwins(port);
            documents.AddRange(port.ServiceLevels.SelectMany(level => OpenSloLevel.Of(manifest, names, port, level)));
        }

        return string.Join("---\n", documents.Select(YamlText.Document));
    }

    internal static YamlMap Document(string kind, string name, YamlMap annotations, YamlMap spec) => new()
    {
        { "apiVersion", "openslo/v1" },
        { "kind", kind },
        { "metadata", new YamlMap { { "name", name }, { "annotations", annotations } } },
        { "spec", spec },
    };

    internal static YamlMap ProductAnnotation(ProductManifest manifest) =>
        new() { { AnnotationPrefix + "product", $"{manifest.Id}@{manifest.Version}" } };

    // They would be two objects of one name, and two series of one metric.
    private static void RefuseTwins(PortManifest port)
    {
        var twin = port.ServiceLevels.GroupBy(level => (level as CompletenessLevel)?.Column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twin is not null)
        {
            throw new DataProductException(
                ManifestErrors.UnsoundLevel,
                $"Port '{port.Name}' promises {(twin.Key is null ? "freshness" : $"completeness of '{twin.Key}'")} twice. Keep one of the promises.");
        }
    }

    private static YamlMap Service(ProductManifest manifest, OpenSloNames names) => Document(
        "Service", names.Service, ProductAnnotation(manifest), new YamlMap { { "description", $"The data product {manifest.Id}." } });

    private static YamlMap Target(ProductManifest manifest, OpenSloNames names) => Document(
        "AlertNotificationTarget",
        names.Target,
        ProductAnnotation(manifest),
        new YamlMap { { "description", $"Whoever answers for {manifest.Id}." }, { "target", manifest.Owner ?? manifest.Id } });
}
