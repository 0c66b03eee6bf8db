using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using DataProducts.Vault;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;

namespace DataProducts.Host.Door;

/// <summary>Deny by default: without a token there is one answer beside the refusals, that the process lives.</summary>
internal static class DoorModule
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RefusalLog>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalLog>());
        services.AddSingleton<Doorkeeper>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRateLimiter(rate => rate.OnRejected = TooOftenAsync);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.MaxDepth = 8;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.PropertyNameCaseInsensitive = false;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        });
    }

    public static void Map(IEndpointRouteBuilder routes, HostSettings settings)
    {
        routes.MapGet("/health", () => Status("up")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", async (EmbeddedPlatform platform, IServiceProvider services, HttpContext context) =>
            settings.Vault is null || await services.GetRequiredService<VaultReadiness>().IsReadyAsync(platform, context.RequestAborted).ConfigureAwait(false)
                ? Status("ready")
                : Status("not ready", StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static JsonHttpResult<HealthDocument> Status(string status, int code = StatusCodes.Status200OK) =>
        TypedResults.Json(new HealthDocument(status), JsonSerializerOptions.Web, statusCode: code);

    private static async ValueTask TooOftenAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var door = rejected.HttpContext.RequestServices.GetRequiredService<Doorkeeper>();
        await door.RefuseAsync(rejected.HttpContext, Refusal.TooOften).ConfigureAwait(false);
    }
}

/// <summary>What everybody is told about the process.</summary>
internal sealed record HealthDocument(string Status);
