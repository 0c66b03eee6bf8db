using DataProducts.Host.Audit;
using DataProducts.Host.Catalog;
using DataProducts.Host.Door;
using DataProducts.Host.Identity;
using DataProducts.Host.Slo;
using DataProducts.Host.Transfers;
using DataProducts.Portal;
using DataProducts.Vault;

namespace DataProducts.Host;

/// <summary>The table of contents: what the Host is made of, in the order in which a request meets it.</summary>
internal static class HostModules
{
    public static void Add(IServiceCollection services, HostSettings settings)
    {
        DoorModule.Add(services);
        IdentityModule.Add(services, settings);
        services.AddHostedService<TransferWatch>();
        if (settings.Vault is { } jurisdiction)
        {
            services.AddVault(new VaultOptions { Jurisdiction = jurisdiction, Limits = settings.VaultLimits });
        }

        if (!settings.OnlyVault)
        {
            CatalogModule.Add(services);
            AuditModule.Add(services);
            services.AddPortal(portal => portal.SignOutPath = settings.DevelopmentIssuer ? Session.LogoutPath : null);
        }
    }

    public static void Use(WebApplication app, HostSettings settings)
    {
        app.UseRouting(); // first: the door asks how large a request the endpoint takes
        app.UseMiddleware<DoorMiddleware>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter(); // behind authorization: a caller is counted, and nobody can use up another's share
        if (!settings.OnlyVault)
        {
            app.MapPortal(); // with it the check of forms against forgery, the Host's own too
            CatalogModule.Map(app);
            AuditModule.Map(app);
            SloModule.Map(app);
        }

        DoorModule.Map(app, settings);
        IdentityModule.Map(app, settings);
        if (settings.Vault is not null)
        {
            app.MapVault();
        }
    }
}
