using System.Text;
using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>Reads manifests: the JSON of <c>docs/manifest.md</c>, alone or out of an assembly.</summary>
public static class ManifestReader
{
    /// <summary>The most that a manifest may hold, in UTF-8 bytes.</summary>
    public const int MaximumBytes = 256 * 1024;

    private const int MaximumPorts = 64;
    private const int MaximumSources = 64;
    private const int MaximumPurposes = 256;
    private const int MaximumRegimes = 16;
    private const int MaximumDescription = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 40, AllowDuplicateProperties = false };

    /// <summary>Reads one manifest.</summary>
    /// <param name="json">The manifest.</param>
    /// <returns>The manifest, with names, types, limits and references between members checked.</returns>
    /// <exception cref="DataProductException">
    /// <c>DP1201</c> it is not JSON or beyond a limit; <c>DP1202</c> its version is newer than <see cref="ProductManifest.NewestVersion"/>;
    /// <c>DP1203</c> a member is missing or has a wrong value; <c>DP1204</c> members contradict each other.
    /// </exception>
    public static ProductManifest Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaximumBytes || Encoding.UTF8.GetByteCount(json) > MaximumBytes)
        {
            throw Malformed($"has more than {MaximumBytes} bytes; split the product");
        }

        using var document = ParseDocument(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw Malformed("is not a JSON object");
        }

        var manifest = ReadProduct(new ManifestNode(document.RootElement, string.Empty));
        ManifestRules.Check(manifest);
        return manifest;
    }

    /// <summary>Reads the manifests that the generator put into an assembly, also into a reference assembly. No code of the assembly is
    /// loaded or run.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <returns>The manifests in the ordinal order of their ids, of one product the newest major version first; empty where the assembly has
    /// none.</returns>
    /// <exception cref="DataProductException">
    /// <c>DP1205</c> the file cannot be read as an assembly; <c>DP1206</c> two manifests have one id and one major version, or an
    /// attribute names another id than its manifest; or as <see cref="Parse"/>.
    /// </exception>
    public static IReadOnlyList<ProductManifest> FromAssembly(string path) =>
        [.. DocumentsFromAssembly(path).Select(document => document.Product)];

    /// <summary>Reads the manifests of an assembly as <see cref="FromAssembly"/> does, and keeps their texts.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <returns>The manifests in the ordinal order of their ids, of one product the newest major version first; empty where the assembly has
    /// none.</returns>
    /// <exception cref="DataProductException">As <see cref="FromAssembly"/>.</exception>
    public static IReadOnlyList<ManifestDocument> DocumentsFromAssembly(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var manifests = new Dictionary<ProductReference, ManifestDocument>();
        foreach (var (id, json) in AssemblyManifests.Read(path))
        {
            var manifest = Parse(json);
            if (!string.Equals(manifest.Id, id, StringComparison.Ordinal))
            {
                throw new DataProductException(
                    ManifestErrors.AmbiguousProduct,
                    $"The manifest of '{manifest.Id}' stands in the assembly under another id. Rebuild it with one version of the SDK.");
            }

            if (!manifests.TryAdd(manifest.Reference, new ManifestDocument(manifest, json)))
            {
                throw new DataProductException(
                    ManifestErrors.AmbiguousProduct,
                    $"Two records of the assembly are annotated as product '{id}' with major version {manifest.MajorVersion}. Give one of them another id, "
                    + "or another major version.");
            }
        }

        return
        [
            .. manifests.Values
                .Select(one => one with { IsEarlierMajor = one.Product.HasNewerMajorIn(manifests.Values.Select(other => other.Product)) })
                .OrderBy(one => one.Product.Id, StringComparer.Ordinal)
                .ThenByDescending(one => one.Product.MajorVersion, Comparer<string>.Create(ProductReference.CompareMajors)),
        ];
    }

    private static JsonDocument ParseDocument(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException failure)
        {
            var place = $"line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}";
            throw Malformed($"is not JSON at {place}, or names a member twice", failure);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            // System.Text.Json's answers to a surrogate without its pair: in the text itself, or escaped in the name of a member.
            throw Malformed("holds half of a surrogate pair", failure);
        }
    }

    private static ProductManifest ReadProduct(ManifestNode node)
    {
        CheckVersion(node);
        var ports = node.Objects("ports", MaximumPorts);
        return new()
        {
            Id = node.Name("id", ManifestNames.IsProductId, "of the form domain.product in lower case"),
            Domain = node.Name("domain", ManifestNames.IsName, "a name in snake case"),
            Owner = node.OptionalText("owner", 512),
            Version = node.Name("version", SemanticVersion.IsValid, "a semantic version such as 1.0.0"),
            Description = node.OptionalText("description", MaximumDescription),
            Jurisdiction = ReadJurisdiction(node),
            DerivedFrom = node.Texts("derivedFrom", MaximumSources),
            Purposes = node.Texts("purposes", MaximumPurposes),
            Regimes = node.Texts("regimes", MaximumRegimes),
            Ports = [.. ports.Select(PortReader.Read)],
        };
    }

    private static void CheckVersion(ManifestNode node)
    {
        const string Member = "manifestVersion";
        var version = node.Integer(Member);
        if (version > ProductManifest.NewestVersion)
        {
            var id = node.OptionalText("id");
            var product = id is not null && ManifestNames.IsProductId(id) ? $"of '{id}'" : "of an unnamed product";
            throw new DataProductException(
                ManifestErrors.NewerVersion,
                $"The manifest {product} has version {version}; this tool reads up to {ProductManifest.NewestVersion}. "
                + "Update the tool to the product's SDK.");
        }

        if (version < 1)
        {
            throw node.Invalid(Member, "is below 1");
        }
    }

    private static Jurisdiction? ReadJurisdiction(ManifestNode node)
    {
        const string Member = "jurisdiction";
        if (node.OptionalText(Member) is not { } code)
        {
            return null;
        }

        return Jurisdiction.TryParse(code, out var jurisdiction) && jurisdiction.IsKnown
            ? jurisdiction
            : throw node.Invalid(Member, "is not the code of a jurisdiction such as EU");
    }

    private static DataProductException Malformed(string problem, Exception? cause = null) =>
        new(ManifestErrors.Malformed, $"The manifest {problem}. It is written by the generator; docs/manifest.md describes it.", cause);
}
