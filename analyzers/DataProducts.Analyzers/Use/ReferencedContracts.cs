using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Analyzers.Use;

/// <summary>Finds the contracts that a project's references carry, by the manifest attribute of each assembly.</summary>
internal static class ReferencedContracts
{
    private const string ManifestAttribute = "DataProductManifestAttribute";

    /// <summary>Gives the versions of a product that are referenced; a version that cannot be read is left out.</summary>
    public static IReadOnlyList<ContractVersion> Of(string product, Compilation compilation)
    {
        var versions = new List<ContractVersion>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass.IsOurs(ManifestAttribute)
                    && attribute.Argument(0) as string == product
                    && attribute.Argument(1) is string manifest
                    && VersionIn(manifest) is { } version)
                {
                    versions.Add(version);
                }
            }
        }

        return versions;
    }

    /// <summary>Reads the member <c>version</c> of the outermost object. What the generator writes is JSON in ASCII (docs/manifest.md);
    /// what anybody else wrote is no contract.</summary>
    internal static ContractVersion? VersionIn(string manifest)
    {
        var depth = 0;
        for (var i = 0; i < manifest.Length; i++)
        {
            switch (manifest[i])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']':
                    depth--;
                    break;
                case '"':
                    var end = EndOfString(manifest, i);
                    if (depth == 1 && end > 0 && IsMember(manifest, end) && manifest.Substring(i, end - i + 1) == "\"version\"")
                    {
                        var value = manifest.IndexOf('"', end + 1);
                        var valueEnd = value < 0 ? -1 : EndOfString(manifest, value);
                        return valueEnd < 0 ? null : ContractVersion.Parse(manifest.Substring(value + 1, valueEnd - value - 1));
                    }

                    if (end < 0)
                    {
                        return null;
                    }

                    i = end;
                    break;
            }
        }

        return null;
    }

    private static int EndOfString(string json, int start)
    {
        for (var i = start + 1; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                return i;
            }

            i += json[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    private static bool IsMember(string json, int end)
    {
        var next = end + 1;
        while (next < json.Length && char.IsWhiteSpace(json[next]))
        {
            next++;
        }

        return next < json.Length && json[next] == ':';
    }
}
