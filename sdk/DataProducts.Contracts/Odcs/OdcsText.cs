using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DataProducts.Contracts;

/// <summary>Free text in a contract.</summary>
internal static partial class OdcsText
{
    /// <summary>Gives the text, or refuses it where a tool would put a variable of its environment, perhaps a secret, into the
    /// published contract.</summary>
    /// <remarks>ODCS 3.2.0 "Variables" (RFC 0050): in any string value, with no escape.</remarks>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Free(string? text, string member) => text is null || !Variable().IsMatch(text)
        ? text
        : throw new DataProductException(
            ManifestErrors.VariableReference,
            $"The manifest's member '{member}' holds a reference of the form ${{NAME}}, which tools resolve. Write it in other words.");

    [GeneratedRegex(@"\$\{\s*[A-Za-z_]", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
