using DataProducts.Vault.Endpoints;
using DataProducts.Vault.Limits;
using DataProducts.Vault.OpenApi;
using DataProducts.Vault.Telemetry;
using DataProducts.VaultApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DataProducts.Vault;

/// <summary>Adds the vault service of one jurisdiction to a host (docs/vault-service.md).</summary>
public static class VaultExtensions
{
    private static readonly int[] Refusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound,
        StatusCodes.Status408RequestTimeout, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status429TooManyRequests, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable,
    ];

    /// <summary>Adds what the endpoints need. The host adds <see cref="EmbeddedPlatform"/>, authentication and authorization, and turns
    /// exceptions into problem+json.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">Which jurisdiction, within which limits.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddVault(this IServiceCollection services, VaultOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.AddSingleton<VaultReadiness>();
        services.AddRateLimiter(rate => rate.AddPolicy(VaultRate.Name, new VaultRate(options.Limits)));
        services.AddOpenApi(VaultDocument.Name, VaultDocument.Configure);
        return services;
    }

    /// <summary>Maps the operations under <c>/vault/v1</c>, and in Development their description, <c>/openapi/v1.json</c>. Call it after
    /// <c>UseAuthorization</c> and <c>UseRateLimiter</c>.</summary>
    /// <param name="routes">The host.</param>
    public static void MapVault(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var vault = new Operations(routes);
        vault.Map(VaultPaths.Subjects, VaultScopes.Tokenise, "Gives the references of subjects.", SubjectsEndpoint.HandleAsync);
        vault.Map(VaultPaths.Tokenise, VaultScopes.Tokenise, "Replaces values by tokens.", TokeniseEndpoint.HandleAsync);
        vault.Map(VaultPaths.Detokenise, VaultScopes.Detokenise, "Opens tokens.", DetokeniseEndpoint.HandleAsync);
        vault.Map(VaultPaths.DetokeniseTexts, VaultScopes.Detokenise, "Opens texts that keep their format.", DetokeniseTextsEndpoint.HandleAsync);
        vault.Map(VaultPaths.Erase, VaultScopes.Erase, "Erases a person in every token space.", ErasureEndpoints.EraseAsync);
        vault.Map(VaultPaths.Readmit, VaultScopes.Erase, "Lets an erased person be taken up again.", ErasureEndpoints.ReadmitAsync);
        vault.Map(VaultPaths.Export, VaultScopes.Export, "Gives all that the vault holds of a person.", ExportEndpoint.HandleAsync);
        vault.Map(VaultPaths.Rotate, VaultScopes.Rotate, "Begins a new version of a column's key, one for each request's id.", RotateEndpoint.HandleAsync);
        if (routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            routes.MapOpenApi().AllowAnonymous();
        }
    }

    /// <summary>What every operation has: a scope, a rate, a size, a measure.</summary>
    private sealed class Operations(IEndpointRouteBuilder routes)
    {
        private readonly RouteGroupBuilder _group = routes.MapGroup(VaultPaths.Root);
        private readonly VaultOptions _options = routes.ServiceProvider.GetRequiredService<VaultOptions>();
        private readonly TimeProvider _time = routes.ServiceProvider.GetRequiredService<TimeProvider>();

        public void Map(string path, string scope, string summary, Delegate handler)
        {
            var required = new RequiredScope(scope);
            var name = path.TrimStart('/');
            var route = _group.MapPost(path, handler)
                .WithName(name)
                .WithSummary(summary)
                .WithTags("vault")
                .RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(required))
                .RequireRateLimiting(VaultRate.Name)
                .WithMetadata(required, new RequestSizeLimitAttribute(VaultRequestLimits.BodyBytes))
                .AddEndpointFilter(new OperationFilter(name, _options.Jurisdiction, _time));
            foreach (var status in Refusals)
            {
                route.Produces<ProblemDocument>(status, "application/problem+json");
            }
        }
    }
}
