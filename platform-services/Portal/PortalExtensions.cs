using DataProducts.Portal.Components;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace DataProducts.Portal;

/// <summary>Adds the portal to a host: the catalog in a browser, rendered on the server, without a script being needed.</summary>
public static class PortalExtensions
{
    /// <summary>Adds what the pages need. The host adds <see cref="EmbeddedPlatform"/>, authentication and authorization.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Tells about the host; null for the defaults.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPortal(this IServiceCollection services, Action<PortalOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<PortalOptions>().Configure(options => configure?.Invoke(options));
        services.AddRazorComponents(options => options.DetailedErrors = false);
        services.AddAuthorization();
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "dataproduct_antiforgery";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
        });

        // Nothing but the tokens of open forms is protected by it: a form that outlives the process is sent anew, and no key lies on disk.
        if (!services.Any(service => service.ServiceType == typeof(IDataProtectionProvider)))
        {
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
        }
        return services;
    }

    /// <summary>Maps the pages (<c>/</c>, <c>/products/…</c>, <c>/subscriptions</c>) and their assets (<c>/_portal/…</c>). Call it after
    /// <c>UseAuthentication</c> and <c>UseAuthorization</c>.</summary>
    /// <remarks>Every page asks for a signed-in person, whose id of <c>people.json</c> is the claim <c>sub</c>. Assets are for
    /// everyone.</remarks>
    /// <param name="app">The host.</param>
    /// <returns>The same host.</returns>
    public static WebApplication MapPortal(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<PortalMiddleware>();
        app.UseAntiforgery();
        app.MapRazorComponents<PortalApp>().RequireAuthorization().WithMetadata(PortalPageMarker.Instance);
        ContractEndpoint.Map(app);
        PortalAssets.Map(app);
        return app;
    }
}
