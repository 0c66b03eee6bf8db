using DataProducts.Portal.Components;
using DataProducts.Portal.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace DataProducts.Portal;

/// <summary>Gives the portal's answers their security headers, and people a page where something went wrong.</summary>
internal sealed class PortalMiddleware(RequestDelegate next)
{
    // Nothing from elsewhere, nothing inline, nothing framed.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        var isPage = context.GetEndpoint()?.Metadata.GetMetadata<PortalPageMarker>() is not null;
        if (isPage)
        {
            context.Response.OnStarting(
                state =>
                {
                    AddHeaders((HttpContext)state);
                    return Task.CompletedTask;
                },
                context);
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (DataProductException refused) when (isPage && !context.Response.HasStarted)
        {
            await ShowAsync(context, Problem.StatusOf(refused.Id), refused.Id, refused.Message).ConfigureAwait(false);
            return;
        }

        if (IsBare(context.Response) && (isPage || IsLostPerson(context)))
        {
            var status = context.Response.StatusCode;
            await ShowAsync(context, status, null, Problem.TextOf(status)).ConfigureAwait(false);
        }
    }

    private static bool IsBare(HttpResponse response) => !response.HasStarted && response is { StatusCode: 400 or 404 or 405, ContentLength: null };

    // Somebody who is signed in and looks for a page that nobody has; programs get the host's own answer.
    private static bool IsLostPerson(HttpContext context) =>
        context.GetEndpoint() is null
        && HttpMethods.IsGet(context.Request.Method)
        && context.User.Identity is { IsAuthenticated: true }
        && context.Request.Headers.Accept.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    private static async Task ShowAsync(HttpContext context, int status, string? id, string text)
    {
        context.Response.Clear();
        AddHeaders(context);

        // What rendered the page that failed belongs to the request's services and renders once only.
        var services = context.RequestServices;
        await using var scope = services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        var page = new RazorComponentResult<ProblemPage>(new Dictionary<string, object?>
        {
            [nameof(ProblemPage.Title)] = Problem.TitleOf(status),
            [nameof(ProblemPage.Id)] = id,
            [nameof(ProblemPage.Text)] = text,
        })
        {
            StatusCode = status,
        };
        try
        {
            await page.ExecuteAsync(context).ConfigureAwait(false);
        }
        finally
        {
            context.RequestServices = services;
        }
    }

    private static void AddHeaders(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin"; // with none at all, a browser also hides from the host where a form comes from
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
