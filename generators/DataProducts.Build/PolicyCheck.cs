using DataProducts.Access;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary>Reads and strictly validates a project's policies, and the base forbids of its standards, against its products' schemas, so
/// that a bad policy is an error at its line.</summary>
/// <remarks>A file in a folder named like a product belongs to that product; any other file is checked against every product of the
/// assembly.</remarks>
internal static class PolicyCheck
{
    /// <summary>Gives what is wrong, in MSBuild's form.</summary>
    /// <param name="products">The assembly's products.</param>
    /// <param name="paths">The policy files.</param>
    /// <param name="standards">The standards that the products are built with.</param>
    /// <returns>One line an error, each once.</returns>
    public static IReadOnlyList<string> Run(
        IReadOnlyList<ProductManifest> products, IReadOnlyList<string> paths, StandardsPackage standards)
    {
        var ids = products.Select(product => product.Id).ToHashSet(StringComparer.Ordinal);
        var findings = new List<string>();
        foreach (var product in products)
        {
            var schema = CedarSchema.Parse(
                CedarSchemaRenderer.Render(product, standards.Jurisdictions.Jurisdictions), $"{product.Id}.cedarschema");
            foreach (var file in standards.BaseForbids)
            {
                findings.AddRange(Lines(PolicyValidator.Validate(PolicySet.Parse(file.Text, file.Path), schema).Errors));
            }

            foreach (var path in paths)
            {
                var folder = Path.GetFileName(Path.GetDirectoryName(path)) ?? string.Empty;
                if (!ids.Contains(folder) || string.Equals(folder, product.Id, StringComparison.Ordinal))
                {
                    findings.AddRange(Lines(Check(path, schema)));
                }
            }
        }

        return [.. findings.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Lines(IReadOnlyList<CedarDiagnostic> findings) =>
        findings.Select(one => one.ToString().ReplaceLineEndings(" "));

    private static IReadOnlyList<CedarDiagnostic> Check(string path, CedarSchema schema)
    {
        try
        {
            var policies = PolicySet.Parse(File.ReadAllText(path), path);
            return [.. TeamPolicies.Problems(policies), .. PolicyValidator.Validate(policies, schema).Errors];
        }
        catch (CedarException wrong)
        {
            return wrong.Diagnostics;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException(BuildErrors.Usage, $"The policy file {path} cannot be read.", failure);
        }
    }
}
