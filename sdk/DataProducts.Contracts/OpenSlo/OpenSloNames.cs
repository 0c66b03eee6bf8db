using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Contracts;

/// <summary>Names of OpenSLO objects: labels by RFC 1123, at most 63 of <c>a-z</c>, <c>0-9</c> and <c>-</c>.</summary>
internal sealed class OpenSloNames(ProductManifest manifest, bool hasMajor)
{
    private const int MaximumLength = 63;
    private const int HashDigits = 8;

    private readonly string[] _product = hasMajor ? [manifest.Space, manifest.Name, $"v{manifest.MajorVersion}"] : [manifest.Space, manifest.Name];

    public string Service => Of(_product);

    public string Target => Level("owner");

    public string Level(params string[] parts) => Of([.. _product, .. parts]);

    /// <summary>Joins names of the manifest so that no two lists give one label: <c>_</c> becomes <c>-</c>, and <c>--</c> stands between
    /// names. What is too long, or has underscores where a label cannot, ends in a hash of the whole.</summary>
    public static string Of(params ReadOnlySpan<string> names)
    {
        var label = string.Join("--", names).Replace('_', '-');
        var isPlain = label.Length <= MaximumLength;
        foreach (var name in names)
        {
            isPlain &= name[^1] != '_' && !name.Contains("__", StringComparison.Ordinal);
        }

        if (isPlain)
        {
            return label;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('.', names))))[..HashDigits];
        return $"{label[..Math.Min(label.Length, MaximumLength - HashDigits - 1)].TrimEnd('-')}-{hash}";
    }
}
