using System.Text.RegularExpressions;
using DataProducts.Access;

namespace DataProducts;

/// <summary>Which package a product is registered under: <c>name version hash</c>.</summary>
internal sealed partial record StandardsLine(string Name, string Version, string Hash)
{
    public static StandardsLine Of(StandardsPackage package) => new(package.Name, package.Version, package.Hash);

    public static StandardsLine Parse(string text, string product)
    {
        var match = Form().Match(text);
        return match.Success
            ? new StandardsLine(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)
            : throw new AccessException(
                StandardsErrors.Stored, $"The record of the standards of {product} is damaged; restore it from a copy.");
    }

    public override string ToString() => $"{Name} {Version} {Hash}\n";

    [GeneratedRegex(@"\A([A-Za-z0-9._-]{1,100}) ([0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}) ([0-9a-f]{64})\n\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
