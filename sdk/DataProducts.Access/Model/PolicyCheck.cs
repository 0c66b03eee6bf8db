using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Reads and strictly validates a project's policies, and the base forbids of its standards, against its products' schemas, so
/// that a bad policy is an error at its line.</summary>
/// <remarks>A file in a folder named like a product belongs to that product; any other file is checked against every product of the
/// assembly.</remarks>
internal static class PolicyCheck
{
    /// <summary>Reads policy files and gives what <see cref="Of"/> finds in them.</summary>
    /// <exception cref="AccessException"><c>DP1902</c>: a file cannot be read.</exception>
    public static IReadOnlyList<CedarDiagnostic> Run(
        IReadOnlyList<ProductManifest> products, IReadOnlyList<string> paths, StandardsPackage standards) =>
        Of(products, [.. paths.Select(Read)], standards);

    /// <summary>Gives what is wrong in all files, and as warnings what a policy probably does not mean.</summary>
    /// <param name="products">The assembly's products.</param>
    /// <param name="files">The policy files.</param>
    /// <param name="standards">The standards that the products are built with.</param>
    /// <returns>The findings, each once, file by file.</returns>
    public static IReadOnlyList<CedarDiagnostic> Of(
        IReadOnlyList<ProductManifest> products, IReadOnlyList<PolicyFile> files, StandardsPackage standards)
    {
        var byProduct = products.ToLookup(product => product.Id, product => SchemaOf(product, standards), StringComparer.Ordinal);
        List<CedarSchema> schemas = [.. byProduct.SelectMany(own => own)];
        var findings = new List<CedarDiagnostic>();
        foreach (var file in standards.BaseForbids)
        {
            var policies = PolicySet.Parse(file.Text, file.Path);
            findings.AddRange(schemas.SelectMany(schema => PolicyValidator.Validate(policies, schema).Errors));
        }

        foreach (var file in files)
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(file.Path)) ?? string.Empty;
            var own = byProduct.Contains(folder);
            findings.AddRange(Check(
                file, own ? [.. byProduct[folder]] : schemas, own ? [.. products.Where(product => product.Id == folder)] : products));
        }

        return [.. findings.Distinct()];
    }

    private static CedarSchema SchemaOf(ProductManifest product, StandardsPackage standards) => CedarSchema.Parse(
        CedarSchemaRenderer.Render(product, standards.Jurisdictions.Jurisdictions), $"{product.Id}.cedarschema");

    private static PolicyFile Read(string path)
    {
        try
        {
            return new PolicyFile(path, File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AccessException("DP1902", $"The policy file {path} cannot be read.", failure);
        }
    }

    private static IReadOnlyList<CedarDiagnostic> Check(PolicyFile file, List<CedarSchema> schemas, IReadOnlyList<ProductManifest> products)
    {
        try
        {
            var policies = PolicySet.Parse(file.Text, file.Path);
            var results = schemas.Select(schema => PolicyValidator.Validate(policies, schema)).ToList();
            List<CedarDiagnostic> errors = [.. TeamPolicies.Problems(policies), .. results.SelectMany(result => result.Errors)];

            // What is no policy yet is not asked what it is about.
            return [.. errors.Count > 0 ? errors : ProductPolicies.Problems(policies, products, schemas), .. CommonWarnings(results)];
        }
        catch (CedarException wrong)
        {
            return wrong.Diagnostics;
        }
    }

    // A policy for several products that one of them gives no occasion for is as it should be; one that none does is not.
    private static IEnumerable<CedarDiagnostic> CommonWarnings(List<ValidationResult> perProduct) =>
        perProduct.Count == 0 ? [] : perProduct[0].Warnings.Where(warning => perProduct.TrueForAll(other => other.Warnings.Contains(warning)));
}
