using System.Net;
using DataProducts.Host.Door;
using DataProducts.Vault;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace DataProducts.Host.Identity;

/// <summary>What <c>/dev/token</c> takes.</summary>
internal sealed record TokenWish(string Person, string? Scope = null);

/// <summary>The development issuer over HTTP. These routes exist only in Development and on loopback.</summary>
internal static class DevelopmentEndpoints
{
    /// <param name="routes">The Host's routes.</param>
    /// <param name="withLogin">Whether there are pages that a browser logs in for.</param>
    public static void Map(IEndpointRouteBuilder routes, bool withLogin)
    {
        var development = routes.MapGroup("/dev").AllowAnonymous().AddEndpointFilter(OnThisMachineAsync).ExcludeFromDescription();
        development.MapPost("/token", TokenAsync);
        if (!withLogin)
        {
            return;
        }

        development.MapGet("/login", async (EmbeddedPlatform platform, IAntiforgery antiforgery, HttpContext context, string? returnUrl) =>
        {
            var people = await platform.PeopleAsync(context.RequestAborted).ConfigureAwait(false);
            return LoginPage.Show(context, people, antiforgery.GetAndStoreTokens(context), Session.LocalOrRoot(returnUrl));
        });
        development.MapPost("/login", LoginAsync);
        development.MapPost("/logout", Logout);
    }

    private static async Task<IResult> TokenAsync(TokenWish wish, EmbeddedPlatform platform, DevelopmentIssuer issuer, Doorkeeper door, HttpContext context)
    {
        if (wish.Scope is { } scope && scope.Split(' ').Except(VaultScopes.All).Any())
        {
            await door.RefuseAsync(context, Refusal.UnknownScope).ConfigureAwait(false);
            return Results.Empty;
        }

        if (await IsKnownAsync(platform, wish.Person, context).ConfigureAwait(false))
        {
            return TypedResults.Ok(issuer.Issue(wish.Person, wish.Scope));
        }

        await door.RefuseAsync(context, Refusal.UnknownPerson).ConfigureAwait(false);
        return Results.Empty;
    }

    // The form's fields are checked against forgery by the framework, because they are bound from a form.
    private static async Task<IResult> LoginAsync(
        [FromForm] string person, [FromForm] string? returnUrl, EmbeddedPlatform platform, DevelopmentIssuer issuer, Doorkeeper door, HttpContext context)
    {
        if (await IsKnownAsync(platform, person, context).ConfigureAwait(false))
        {
            Session.Begin(context, issuer.Issue(person));
            return TypedResults.LocalRedirect(Session.LocalOrRoot(returnUrl));
        }

        await door.RefuseAsync(context, Refusal.UnknownPerson).ConfigureAwait(false);
        return Results.Empty;
    }

    private static RedirectHttpResult Logout([FromForm] string? returnUrl, HttpContext context)
    {
        Session.End(context);
        return TypedResults.LocalRedirect(Session.LocalOrRoot(returnUrl));
    }

    private static async ValueTask<bool> IsKnownAsync(EmbeddedPlatform platform, string person, HttpContext context) =>
        (await platform.PeopleAsync(context.RequestAborted).ConfigureAwait(false)).Knows(person);

    // The addresses were checked before the start; this holds even if that check were ever wrong.
    private static async ValueTask<object?> OnThisMachineAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var connection = invocation.HttpContext.Connection;
        if (connection is { LocalIpAddress: { } local, RemoteIpAddress: { } remote } && IPAddress.IsLoopback(local) && IPAddress.IsLoopback(remote))
        {
            return await next(invocation).ConfigureAwait(false);
        }

        var door = invocation.HttpContext.RequestServices.GetRequiredService<Doorkeeper>();
        await door.RefuseAsync(invocation.HttpContext, Refusal.NoRoute).ConfigureAwait(false);
        return Results.Empty;
    }
}
