using System.Diagnostics.CodeAnalysis;

namespace DataProducts;

/// <summary>Within what equal values have equal tokens: a domain of one jurisdiction, or the whole jurisdiction. Never more.</summary>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Scope">A domain's name, or <see cref="WholeJurisdiction"/>.</param>
public readonly record struct TokenSpaceId(Jurisdiction Jurisdiction, string Scope)
{
    /// <summary>The scope of identifiers that a jurisdiction's domains share.</summary>
    public const string WholeJurisdiction = "*";

    /// <summary>Gives the scope of a column's tokens.</summary>
    /// <param name="scope">How far they join.</param>
    /// <param name="domain">The domain of the column's product.</param>
    /// <returns>The domain, or <see cref="WholeJurisdiction"/>.</returns>
    public static string ScopeOf(JoinScope scope, string domain) => scope == JoinScope.Jurisdiction ? WholeJurisdiction : domain;

    /// <summary>Reads what <see cref="ToString"/> gives.</summary>
    /// <param name="text">The text, of any content.</param>
    /// <param name="id">The space, or the default.</param>
    /// <returns>Whether it has the form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TokenSpaceId id)
    {
        var valid = text is { Length: > 3 } && text[2] == '/';
        valid &= Jurisdiction.TryParse(valid ? text![..2] : null, out var jurisdiction);
        id = valid ? new TokenSpaceId(jurisdiction, text![3..]) : default;
        return valid;
    }

    /// <summary>Gives the id of the Cedar entity <c>TokenSpace</c>.</summary>
    /// <returns>For example <c>EU/retail</c>, or <c>EU/*</c>.</returns>
    public override string ToString() => $"{Jurisdiction.Code}/{Scope}";
}
