using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Generators.Emission;

/// <summary>Writes strings and names as C# spells them.</summary>
internal static class CSharpText
{
    /// <summary>Gives a string literal in ASCII, or <c>null</c>.</summary>
    public static string Literal(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                literal.Append('\\').Append(c);
            }
            else if (c is >= ' ' and <= '~')
            {
                literal.Append(c);
            }
            else
            {
                literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Gives a literal of JSON as it is: in it no three quotes follow each other.</summary>
    public static string Raw(string json) => $"\"\"\"{json}\"\"\"";

    /// <summary>Gives a member's name, with <c>@</c> where it is a keyword.</summary>
    public static string Name(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    /// <summary>Gives the local variable that holds a property's value; no other local ends so.</summary>
    public static string Local(string property) => char.ToLowerInvariant(property[0]) + property.Substring(1) + "Value";

    public static string Boolean(bool value) => value ? "true" : "false";
}
