using System.Buffers;

namespace DataProducts.Contracts;

/// <summary>Names of the lake as names of GraphQL, which by habit have no underscores.</summary>
internal static class GraphQlNames
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // GraphQL §2.9.6: literals, which no value of an enumeration can be told from.
    private static readonly string[] Literals = ["true", "false", "null"];

    /// <summary>Gives a field's name. A name of the lake starts with a letter, so the field does too and is never one of GraphQL's own,
    /// which start with <c>__</c>.</summary>
    public static string Field(string name)
    {
        var words = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words[0] + string.Concat(words.Skip(1).Select(Capitalise));
    }

    /// <summary>Gives the name of a type that stands within another, as one field of it does.</summary>
    /// <remarks>Names of ports have no underscore, so a part is never taken for a port; nor for the part of another part.</remarks>
    public static string Part(string type, string name) => $"{type}_{Capitalise(Field(name))}";

    /// <summary>Says whether all names can be values of an enumeration (GraphQL §2.1.9, §3.9).</summary>
    public static bool AreValues(IReadOnlyList<string> names) => names.Count > 0 && names.All(name =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(NameCharacters)
        && !name.StartsWith("__", StringComparison.Ordinal) && !Literals.Contains(name, StringComparer.Ordinal));

    private static string Capitalise(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
