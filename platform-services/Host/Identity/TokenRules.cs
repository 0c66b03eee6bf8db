using Microsoft.IdentityModel.Tokens;

namespace DataProducts.Host.Identity;

/// <summary>What a token must be: signed with an algorithm of public keys, by our issuer, for us, now.</summary>
internal static class TokenRules
{
    // Public keys only: with HS256 on the list, whoever knows the public key could sign.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256,
    ];

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public static TokenValidationParameters For(HostSettings settings, DevelopmentIssuer? issuer) => new()
    {
        ValidAlgorithms = issuer is null ? Algorithms : [SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKey = issuer?.Key,
        ValidIssuer = issuer is null ? null : DevelopmentIssuer.Name,
        ValidAudience = settings.Audience,
        NameClaimType = Caller.Claim,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => CheckLifetime(from, until, settings.Time.GetUtcNow().UtcDateTime, issuer is not null),
    };

    private static bool CheckLifetime(DateTime? from, DateTime? until, DateTime now, bool isDevelopment)
    {
        if (until is not { } end)
        {
            throw new SecurityTokenNoExpirationException();
        }

        if (from > now + Skew)
        {
            throw new SecurityTokenNotYetValidException();
        }

        if (end <= now - Skew)
        {
            throw new SecurityTokenExpiredException();
        }

        // Our own issuer gives an hour; a longer token is not one that it made.
        return !isDevelopment || (from is { } start && end - start <= DevelopmentIssuer.Lifetime);
    }
}
