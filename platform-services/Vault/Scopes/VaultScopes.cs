using System.Security.Claims;

namespace DataProducts.Vault;

/// <summary>The OAuth scopes of the vault's operations. A scope says what a token may be used for; policy decides besides whether the
/// person may.</summary>
public static class VaultScopes
{
    /// <summary>To make tokens, and references of subjects.</summary>
    public const string Tokenise = "vault.tokenise";

    /// <summary>To make tokens in the amounts of a hydration, besides <see cref="Tokenise"/>: within the limits of programs instead of those that
    /// keep a person from guessing. For programs.</summary>
    public const string Hydrate = "vault.hydrate";

    /// <summary>To open tokens.</summary>
    public const string Detokenise = "vault.detokenise";

    /// <summary>To erase a subject, and to admit an erased one again.</summary>
    public const string Erase = "vault.erase";

    /// <summary>To read all that the vault holds of one subject.</summary>
    public const string Export = "vault.export";

    /// <summary>To begin a new version of keys.</summary>
    public const string Rotate = "vault.rotate";

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Tokenise, Hydrate, Detokenise, Erase, Export, Rotate];

    // RFC 8693 section 4.2 and RFC 9068: 'scope', separated by spaces; issuers that predate them write 'scp', as a text or a list.
    internal static bool Has(ClaimsPrincipal person, string scope) =>
        person.Claims
            .Where(claim => claim.Type is "scope" or "scp")
            .SelectMany(claim => claim.Value.Split(' '))
            .Contains(scope, StringComparer.Ordinal);
}
