using DataProducts.Host.Audit;
using DataProducts.Host.Catalog;
using DataProducts.Host.Door;
using DataProducts.Host.Identity;
using DataProducts.Host.Slo;
using DataProducts.Host.Vault;

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
    }

    public static void Use(WebApplication app, HostSettings settings)
    {
        app.UseMiddleware<DoorMiddleware>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        DoorModule.Map(app);
        IdentityModule.Map(app, settings);
        CatalogModule.Map(app);
        VaultModule.Map(app, settings);
        AuditModule.Map(app);
        SloModule.Map(app);
    }
}
