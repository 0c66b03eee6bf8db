using DataProducts.Host.Audit;
using DataProducts.Host.Catalog;
using DataProducts.Host.Door;
using DataProducts.Host.Identity;
using DataProducts.Host.Slo;
using DataProducts.Host.Vault;
using DataProducts.Portal;

namespace DataProducts.Host;

/// <summary>The table of contents: what the Host is made of, in the order in which a request meets it.</summary>
internal static class HostModules
{
    public static void Add(IServiceCollection services, HostSettings settings)
    {
        DoorModule.Add(services);
        IdentityModule.Add(services, settings);
        CatalogModule.Add(services);
        AuditModule.Add(services);
        services.AddPortal(portal => portal.SignOutPath = settings.DevelopmentIssuer ? Session.LogoutPath : null);
    }

    public static void Use(WebApplication app, HostSettings settings)
    {
        app.UseMiddleware<DoorMiddleware>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPortal(); // with it the check of forms against forgery, the Host's own too

        DoorModule.Map(app);
        IdentityModule.Map(app, settings);
        CatalogModule.Map(app);
        VaultModule.Map(app, settings);
        AuditModule.Map(app);
        SloModule.Map(app);
    }
}
