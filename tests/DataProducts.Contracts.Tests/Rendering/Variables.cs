using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DataProducts.Contracts.Tests;

/// <summary>What a tool does with text by RFC 0050 of ODCS 3.2 and ODPS 1.1, in one pass, in an environment where every variable is set but
/// the one that stands for a dollar sign.</summary>
internal static partial class Variables
{
    public static string Resolve(JsonNode? text) => Reference().Replace(text!.GetValue<string>(), reference =>
        reference.Groups[1].Value == "DOLLAR" ? reference.Groups[2].Value : "LEAKED");

    // Wider than the pattern of any tool: whatever stands between the braces is a name.
    [GeneratedRegex(@"\$\{((?:(?!:-)[^}])*)(?::-([^}]*))?\}")]
    private static partial Regex Reference();
}
