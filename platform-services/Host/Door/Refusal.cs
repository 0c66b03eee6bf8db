namespace DataProducts.Host.Door;

/// <summary>Why a request is turned away.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What it is, the same for every occurrence.</param>
/// <param name="Detail">What to do.</param>
internal sealed record Refusal(string Id, int Status, string Title, string Detail)
{
    public static Refusal NoToken { get; } = new("DP2010", 401, "No token", "Send 'Authorization: Bearer <token>'. 'dataproduct login --as <person>' gets one for development.");

    public static Refusal Expired { get; } = new("DP2011", 401, "The token has expired", "Log in again.");

    public static Refusal NotYetValid { get; } = new("DP2012", 401, "The token is not valid yet", "Compare the clocks of this machine and of the issuer.");

    public static Refusal WrongAudience { get; } = new("DP2013", 401, "The token is for another audience", "Ask the issuer for a token for this service.");

    public static Refusal WrongIssuer { get; } = new("DP2014", 401, "The token is of another issuer", "Log in where this service accepts tokens from.");

    public static Refusal BadSignature { get; } = new("DP2015", 401, "The token's signature does not hold", "Log in again; a changed token, an unknown key and another algorithm are all refused.");

    public static Refusal BadToken { get; } = new("DP2016", 401, "The token cannot be used", "Log in again; a token has the form of a JWT (RFC 7519) and names issuer, audience, person and times.");

    public static Refusal UnknownPerson { get; } = new("DP2017", 401, "The person is not known here", "Ask the platform's operators to add the person; docs/people.md says how.");

    public static Refusal Forbidden { get; } = new("DP2018", 403, "This is not allowed", "Ask the owner of what you wanted.");

    public static Refusal NoRoute { get; } = new("DP2020", 404, "There is nothing here", "docs/host.md lists what there is.");

    public static Refusal BadMethod { get; } = new("DP2021", 405, "Not with this method", "docs/host.md tells the method of each route.");

    public static Refusal TooLarge { get; } = new("DP2022", 413, "The request is too large", "Send at most 256 kB, to the vault at most 4 MiB; ask in parts.");

    public static Refusal BadMedia { get; } = new("DP2023", 415, "Not of this media type", "Send application/json in UTF-8, and accept JSON.");

    public static Refusal BadRequest { get; } = new("DP2024", 400, "The request is malformed", "docs/host.md shows what each route takes; unknown and repeated members are refused.");

    public static Refusal OtherSite { get; } = new("DP2025", 403, "The request comes by way of another site", "Address the Host as localhost or 127.0.0.1, and from its own pages.");

    public static Refusal Failed { get; } = new("DP2026", 500, "The service failed", "Try again; the service's log names the request.");

    public static Refusal Unavailable { get; } = new("DP2027", 503, "A store of the platform cannot be used", "Try again later; the service's log names the cause.");

    public static Refusal MissingScope { get; } = new("DP2050", 403, "The token lacks a scope", "Ask the issuer for a token with the scope that WWW-Authenticate names.");

    public static Refusal TooOften { get; } = new("DP2051", 429, "Too many requests", "Wait as long as Retry-After says.");

    public static Refusal TooSlow { get; } = new("DP2052", 408, "The request came too slowly", "Send it again.");

    public static Refusal UnknownScope { get; } = new("DP2053", 400, "There is no such scope", "The development issuer gives vault.tokenise, vault.hydrate, vault.detokenise, vault.erase, vault.export and vault.rotate.");

    public static Refusal Denied { get; } = new("DP2042", 403, "Policy does not allow it", "The refused policies say why.");

    public static Refusal Limited { get; } = new("DP2047", 429, "That is more than one person may have", "Ask for fewer, or later; the refused limits say which.");

    /// <summary>Gives the refusal of an error that has an id of its own.</summary>
    public static Refusal Of(DataProductException refused) => refused.Id switch
    {
        // These messages tell folders and files, which are no caller's business.
        _ when IsOperational(refused.Id) => Unavailable,
        "DP1004" or "DP1810" => new Refusal(refused.Id, 404, "There is no such product", refused.Message),
        "DP2047" => Limited,
        // These messages quote the request.
        "DP1911" => new Refusal(refused.Id, 400, "The purpose is not known here", "Ask for one that people.json names; docs/people.md says how."),
        _ => new Refusal(refused.Id, 400, "The request cannot be met", refused.Message),
    };

    /// <summary>Says whether a refusal is a decision about a subscription, which the desk has recorded in the product's own logs.</summary>
    public static bool IsDecision(string id) => id is "DP1722" or "DP1723" or "DP1724" or "DP1726" or "DP1727" or "DP1728";

    /// <summary>Says whether an error is the platform's and not the request's.</summary>
    public static bool IsOperational(string id) =>
        id.StartsWith("DP141", StringComparison.Ordinal) || id.StartsWith("DP142", StringComparison.Ordinal)
        || id.StartsWith("DP143", StringComparison.Ordinal) || id.StartsWith("DP145", StringComparison.Ordinal)
        || id.StartsWith("DP21", StringComparison.Ordinal) || id is "DP1475"
        || id.StartsWith("DP15", StringComparison.Ordinal) || id.StartsWith("DP16", StringComparison.Ordinal)
        || id is "DP1003" or "DP1063" or "DP1290" or "DP1291" or "DP1292" or "DP1405" or "DP1406" or "DP1700" or "DP1701" or "DP1815" or "DP1820" or "DP1907" or "DP1912";
}
