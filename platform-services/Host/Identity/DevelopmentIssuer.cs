using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DataProducts.Host.Identity;

/// <summary>A token of the development issuer.</summary>
/// <param name="Token">The JWT.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Expires">Until when, in UTC.</param>
internal sealed record IssuedToken(string Token, string Person, DateTimeOffset Expires);

/// <summary>Stands in for an identity provider on one's own machine: it believes whoever asks.</summary>
internal sealed class DevelopmentIssuer(SecurityKey key, HostSettings settings)
{
    public const string Name = "urn:dataproducts:development-issuer";

    private const string ScopeClaim = "scope";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials = new(key, SecurityAlgorithms.EcdsaSha256);

    public SecurityKey Key => key;

    /// <summary>Issues a token for someone who is known.</summary>
    /// <param name="person">Whose it is.</param>
    /// <param name="scope">OAuth scopes, separated by spaces; null for none.</param>
    public IssuedToken Issue(string person, string? scope = null)
    {
        var claims = new Dictionary<string, object> { [Caller.Claim] = person };
        if (scope is { Length: > 0 })
        {
            claims[ScopeClaim] = scope;
        }

        var now = settings.Time.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        claims[JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7(now).ToString();
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = settings.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = _credentials,
        });
        return new IssuedToken(token, person, now + Lifetime);
    }
}
