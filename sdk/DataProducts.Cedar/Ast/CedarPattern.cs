using System.Collections.Immutable;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>What follows <c>like</c>: literal text and wildcards.</summary>
public sealed class CedarPattern
{
    internal CedarPattern(ImmutableArray<string?> parts) => Parts = parts;

    /// <summary>Gets the parts in order: literal text, or null for a wildcard that stands for any number of characters.</summary>
    public ImmutableArray<string?> Parts { get; }

    /// <summary>Says whether a whole text matches.</summary>
    /// <param name="text">The text.</param>
    /// <remarks>A wildcard may stand for a half of a surrogate pair only if the literal after it starts with the other half, which a
    /// Cedar string cannot; so stepping by UTF-16 unit decides as stepping by scalar value does.</remarks>
    public bool IsMatch(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Parts.IsEmpty)
        {
            return text.Length == 0;
        }

        var rest = text.AsSpan();
        for (var i = 0; i < Parts.Length; i++)
        {
            if (Parts[i] is not { } literal)
            {
                continue;
            }

            var anchored = i == 0;
            if (i == Parts.Length - 1 && !anchored)
            {
                return rest.EndsWith(literal, StringComparison.Ordinal);
            }

            var at = anchored ? (rest.StartsWith(literal, StringComparison.Ordinal) ? 0 : -1)
                : rest.IndexOf(literal, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + literal.Length)..];
        }

        return Parts[^1] is null || rest.Length == 0;
    }

    /// <summary>Gives the literal in Cedar syntax, in quotes.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder("\"");
        foreach (var part in Parts)
        {
            if (part is null)
            {
                builder.Append('*');
            }
            else
            {
                CedarText.AppendEscaped(builder, part, pattern: true);
            }
        }

        return builder.Append('"').ToString();
    }
}
