using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace DataProducts.Vault.Telemetry;

/// <summary>Measures one operation, whether it succeeds or not.</summary>
internal sealed class OperationFilter(string operation, Jurisdiction jurisdiction, TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Activity.Current = null; // the framework's own, which has taken the caller's baggage over
        using var activity = VaultTelemetry.Source.StartActivity($"vault.{operation}", ActivityKind.Server, ParentOf(context.HttpContext.Request));
        activity?.SetTag(VaultTelemetry.Operation, operation);
        activity?.SetTag(VaultTelemetry.Place, jurisdiction.Code);
        var started = time.GetTimestamp();
        string? error = null;
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // The type or our id only: an exception's message is not ours to publish.
            error = (failure as DataProductException)?.Id ?? failure.GetType().Name;
            activity?.SetTag(VaultTelemetry.Error, error);
            activity?.SetStatus(ActivityStatusCode.Error, error);
            throw;
        }
        finally
        {
            var tags = new TagList { { VaultTelemetry.Operation, operation }, { VaultTelemetry.Place, jurisdiction.Code } };
            if (error is not null)
            {
                tags.Add(VaultTelemetry.Error, error);
            }

            VaultTelemetry.Duration.Record(time.GetElapsedTime(started).TotalSeconds, tags);
        }
    }

    // Only the ids of the caller's span: tracestate and baggage are text of the caller's.
    private static ActivityContext ParentOf(HttpRequest request) =>
        ActivityContext.TryParse(request.Headers.TraceParent, traceState: null, isRemote: true, out var parent) ? parent : default;
}
