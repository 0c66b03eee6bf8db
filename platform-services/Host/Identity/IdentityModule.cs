using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace DataProducts.Host.Identity;

/// <summary>Who somebody is: tokens of an identity provider, or on one's own machine of the development issuer.</summary>
internal static class IdentityModule
{
    public static void Add(IServiceCollection services, HostSettings settings)
    {
        DevelopmentIssuer? issuer = null;
        if (settings.DevelopmentIssuer)
        {
            issuer = new DevelopmentIssuer(DevelopmentKey.LoadOrCreate(Path.Combine(settings.State, "keys")), settings);
            services.AddSingleton(issuer);
        }

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => BearerSetup.Configure(options, settings, issuer));
        services.AddAntiforgery();

        // Only forms are protected with it; a form that outlives the process is sent anew.
        services.AddDataProtection().AddKeyManagementOptions(keys =>
        {
            keys.XmlRepository = new MemoryKeys();
            keys.XmlEncryptor = new NullXmlEncryptor();
        });
    }

    public static void Map(IEndpointRouteBuilder routes, HostSettings settings)
    {
        if (settings.DevelopmentIssuer)
        {
            DevelopmentEndpoints.Map(routes, withLogin: !settings.OnlyVault);
        }
    }
}
