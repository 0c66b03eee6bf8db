using System.Diagnostics.CodeAnalysis;

namespace DataProducts;

/// <summary>A legal area whose law protects a row, for example <c>EU</c>; a value and not an enumeration, so that a package can add
/// more.</summary>
/// <remarks>A code is two upper-case ASCII letters. The default value is <see cref="Unknown"/>.</remarks>
public readonly record struct Jurisdiction
{
    /// <summary>The code of "elsewhere or unknown": no vault, no lake table, no access.</summary>
    public const string UnknownCode = "ZZ";

    private readonly string? _code;

    private Jurisdiction(string code) => _code = code;

    /// <summary>Gets the European Union and the European Economic Area.</summary>
    public static Jurisdiction EU { get; } = new("EU");

    /// <summary>Gets India.</summary>
    public static Jurisdiction IN { get; } = new("IN");

    /// <summary>Gets Switzerland.</summary>
    public static Jurisdiction CH { get; } = new("CH");

    /// <summary>Gets the United States.</summary>
    public static Jurisdiction US { get; } = new("US");

    /// <summary>Gets Monaco.</summary>
    public static Jurisdiction MC { get; } = new("MC");

    /// <summary>Gets "elsewhere or unknown".</summary>
    public static Jurisdiction Unknown { get; } = new(UnknownCode);

    /// <summary>Gets the two-letter code, never null.</summary>
    public string Code => _code ?? UnknownCode;

    /// <summary>Gets a value indicating whether this is a jurisdiction at all, and not <see cref="Unknown"/>.</summary>
    public bool IsKnown => !string.Equals(Code, UnknownCode, StringComparison.Ordinal);

    /// <summary>Reads a code.</summary>
    /// <param name="code">Two upper-case ASCII letters.</param>
    /// <returns>The jurisdiction.</returns>
    /// <exception cref="FormatException"><paramref name="code"/> is anything else.</exception>
    public static Jurisdiction Parse(string code) =>
        TryParse(code, out var jurisdiction) ? jurisdiction : throw new FormatException("A jurisdiction is two upper-case letters, for example EU.");

    /// <summary>Reads a code without throwing.</summary>
    /// <param name="code">Two upper-case ASCII letters, or anything else.</param>
    /// <param name="jurisdiction">The jurisdiction, or <see cref="Unknown"/>.</param>
    /// <returns>Whether <paramref name="code"/> has the form of a code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? code, out Jurisdiction jurisdiction)
    {
        var valid = code is { Length: 2 } && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]);
        jurisdiction = valid ? new(code!) : Unknown;
        return valid;
    }

    /// <inheritdoc/>
    public bool Equals(Jurisdiction other) => string.Equals(Code, other.Code, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Code, StringComparison.Ordinal);

    /// <summary>Gives the code.</summary>
    /// <returns>The code, for example <c>EU</c>.</returns>
    public override string ToString() => Code;
}
