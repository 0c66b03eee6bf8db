using DataProducts.Host.Door;
using DataProducts.Vault;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;

namespace DataProducts.Host.Identity;

/// <summary>Reads the token of a request and says why it is not accepted.</summary>
internal static class BearerSetup
{
    public static void Configure(JwtBearerOptions options, HostSettings settings, DevelopmentIssuer? issuer)
    {
        options.Authority = settings.Authority;
        options.Audience = settings.Audience;
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.TimeProvider = settings.Time;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new JsonWebTokenHandler { MapInboundClaims = false, MaximumTokenSizeInBytes = DoorLimits.TokenBytes });
        options.TokenValidationParameters = TokenRules.For(settings, issuer);
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = Receive,
            OnTokenValidated = FindPersonAsync,
            OnChallenge = context => ChallengeAsync(context, issuer is not null),
            OnForbidden = ForbidAsync,
        };
    }

    // A browser sends its cookie by itself, so it counts only for requests that come from our own pages.
    private static Task Receive(MessageReceivedContext context)
    {
        var request = context.Request;
        if (!request.Headers.ContainsKey(HeaderNames.Authorization) && IsOwnSite(request))
        {
            context.Token = request.Cookies[Session.Cookie];
        }

        return Task.CompletedTask;
    }

    private static bool IsOwnSite(HttpRequest request) =>
        request.Headers.Origin.Count == 0
        || string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static async Task FindPersonAsync(TokenValidatedContext context)
    {
        var platform = context.HttpContext.RequestServices.GetRequiredService<EmbeddedPlatform>();
        // Not the request's token: a caller who goes away meanwhile would be logged as a failure of ours.
        var people = await platform.PeopleAsync(CancellationToken.None).ConfigureAwait(false);
        if (context.Principal?.FindFirst(Caller.Claim)?.Value is not { } person || !people.Knows(person))
        {
            context.Fail(new UnknownPersonException());
        }
    }

    private static async Task ChallengeAsync(JwtBearerChallengeContext context, bool isDevelopment)
    {
        context.HandleResponse();
        var refusal = Reason(context.AuthenticateFailure);
        if (isDevelopment && Session.IsPageRequest(context.Request))
        {
            context.Response.Redirect(Session.LoginFor(context.Request));
            return;
        }

        // RFC 6750 section 3.1: without a token, no error code.
        context.Response.Headers.WWWAuthenticate = refusal == Refusal.NoToken ? "Bearer" : "Bearer error=\"invalid_token\"";
        await context.HttpContext.RequestServices.GetRequiredService<Doorkeeper>().RefuseAsync(context.HttpContext, refusal).ConfigureAwait(false);
    }

    // RFC 6750 section 3.1: the scope that the token lacks is named.
    private static async Task ForbidAsync(ForbiddenContext context)
    {
        var refusal = Refusal.Forbidden;
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>() is { } scope)
        {
            context.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scope.Name}\"";
            refusal = Refusal.MissingScope;
        }

        await context.HttpContext.RequestServices.GetRequiredService<Doorkeeper>().RefuseAsync(context.HttpContext, refusal).ConfigureAwait(false);
    }

    private static Refusal Reason(Exception? failure) => failure switch
    {
        null => Refusal.NoToken,
        AggregateException many => Reason(many.InnerExceptions[0]),
        SecurityTokenExpiredException => Refusal.Expired,
        SecurityTokenNotYetValidException => Refusal.NotYetValid,
        SecurityTokenInvalidAudienceException => Refusal.WrongAudience,
        SecurityTokenInvalidIssuerException => Refusal.WrongIssuer,
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException or SecurityTokenInvalidSigningKeyException => Refusal.BadSignature,
        UnknownPersonException => Refusal.UnknownPerson,
        _ => Refusal.BadToken,
    };

    private sealed class UnknownPersonException : AuthenticationFailureException
    {
        public UnknownPersonException()
            : base("unknown person")
        {
        }
    }
}
