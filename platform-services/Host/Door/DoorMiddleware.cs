using System.Globalization;
using DataProducts.Host.Startup;
using DataProducts.Vault;
using Microsoft.AspNetCore.Http.Metadata;

namespace DataProducts.Host.Door;

/// <summary>Stands before everything: looks at a request's size and site, and turns whatever goes wrong behind it into a refusal.</summary>
internal sealed partial class DoorMiddleware(RequestDelegate next, Doorkeeper door, HostSettings settings, ILogger<DoorMiddleware> logger)
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    private readonly bool _local = StartupCheck.IsLoopback(settings.Urls);

    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(AddHeaders, context);
        if (Check(context) is { } refusal)
        {
            await door.RefuseAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
            if (IsBare(context.Response))
            {
                await door.RefuseAsync(context, OfStatus(context.Response.StatusCode)).ConfigureAwait(false);
            }
        }
        catch (BadHttpRequestException malformed)
        {
            await door.RefuseAsync(context, OfStatus(malformed.StatusCode)).ConfigureAwait(false);
        }
        catch (VaultDeniedException denied)
        {
            // The decision itself is in the jurisdiction's log, so the door has nothing to add.
            var answer = denied.Refused.Any(reason => reason.IsLimit) ? Refusal.Limited : Refusal.Denied;
            if (denied.RetryAfter is { } wait)
            {
                context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            }

            await Doorkeeper.AnswerAsync(context, answer, denied.Refused).ConfigureAwait(false);
        }
        catch (DataProductException refused)
        {
            var answer = Refusal.Of(refused);
            if (answer == Refusal.Unavailable)
            {
                Unusable(logger, context.TraceIdentifier, refused.Id, refused.Message);
            }

            await door.RefuseAsync(context, answer).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (Exception bug)
        {
            // A message may quote a row or a token; the type and the place are what an operator needs.
            Failed(logger, context.TraceIdentifier, bug.GetType().FullName!, bug.StackTrace);
            await Doorkeeper.AnswerAsync(context, Refusal.Failed).ConfigureAwait(false);
        }
    }

    // Where only this machine is served, a foreign host name means that a page of another site made a name lead here (DNS rebinding).
    private Refusal? Check(HttpContext context) => context.Request switch
    {
        { ContentLength: { } length } when length > LimitOf(context) => Refusal.TooLarge,
        { Host.Host: var name } when _local && !LocalNames.Contains(name, StringComparer.OrdinalIgnoreCase) => Refusal.OtherSite,
        _ => null,
    };

    // Kestrel stops a body of unknown length at the same limit, which routing has told it.
    private static long LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? DoorLimits.BodyBytes;

    private static bool IsBare(HttpResponse response) =>
        !response.HasStarted && response is { StatusCode: >= 400, ContentType: null, ContentLength: null };

    private static Refusal OfStatus(int status) => status switch
    {
        401 => Refusal.NoToken,
        403 => Refusal.Forbidden,
        404 => Refusal.NoRoute,
        405 => Refusal.BadMethod,
        406 or 415 => Refusal.BadMedia with { Status = status },
        408 => Refusal.TooSlow,
        413 => Refusal.TooLarge,
        >= 500 => Refusal.Failed,
        _ => Refusal.BadRequest,
    };

    private static Task AddHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin"; // with none at all, a browser also hides where a form comes from: Origin would be null
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Error, "Request {Trace} failed with {Id}: {Reason}")]
    private static partial void Unusable(ILogger logger, string trace, string id, string reason);

    [LoggerMessage(2, LogLevel.Error, "Request {Trace} failed: {Type}\n{Place}")]
    private static partial void Failed(ILogger logger, string trace, string type, string? place);
}
