using System.Net;

namespace DataProducts.Host.Startup;

/// <summary>Refuses settings under which the Host would not be safe.</summary>
internal static class StartupCheck
{
    /// <summary>Throws for the first reason not to start.</summary>
    public static void ThrowIfUnsafe(HostSettings settings)
    {
        if (settings.Urls.Count == 0)
        {
            throw HostErrors.BadSetting("--urls names no address.");
        }

        var addresses = settings.Urls.Select(Parse).ToList();
        if (settings is { DevelopmentIssuer: true, IsDevelopment: false })
        {
            throw HostErrors.IssuerOutsideDevelopment(settings.Environment);
        }

        foreach (var (url, address) in settings.Urls.Zip(addresses))
        {
            if (settings.DevelopmentIssuer && !IsLoopback(address))
            {
                throw HostErrors.IssuerOffLoopback(url);
            }

            if (!IsLoopback(address) && !string.Equals(address.Scheme, "https", StringComparison.OrdinalIgnoreCase))
            {
                throw HostErrors.ClearTextOffLoopback(url);
            }
        }

        if (settings is { DevelopmentIssuer: false, Authority: null })
        {
            throw HostErrors.NoIdentity();
        }

        if (settings is { DevelopmentIssuer: true, Authority: not null })
        {
            throw HostErrors.BadSetting("--dev-issuer and --authority exclude each other: tokens have one issuer.");
        }

        if (settings.Authority is { } authority && !(Uri.TryCreate(authority, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
        {
            throw HostErrors.BadSetting("--authority takes an https URL.");
        }

        if (settings is { OnlyVault: true, Vault: null })
        {
            throw HostErrors.BadSetting("--only vault serves the vault of one jurisdiction; name it, for example --vault EU.");
        }

        if (settings is { VaultAws: not null, Vault: null })
        {
            throw HostErrors.BadSetting("--vault-aws says where the vault of one jurisdiction is; name it, for example --vault EU.");
        }

        if (settings is { VaultAws: not null, VaultFolder: not null })
        {
            throw HostErrors.BadSetting("--vault-aws and --vault-folder exclude each other: a vault is in one place.");
        }

        if (!Directory.Exists(settings.State))
        {
            throw HostErrors.NoState(settings.State);
        }
    }

    /// <summary>Says whether every address can be reached from this machine alone.</summary>
    public static bool IsLoopback(IEnumerable<string> urls) => urls.All(url => IsLoopback(Parse(url)));

    // Kestrel binds 'localhost' to the loopback addresses, whatever a hosts file says.
    private static bool IsLoopback(BindingAddress address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static BindingAddress Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            var known = address.Scheme.ToUpperInvariant() is "HTTP" or "HTTPS";
            return known && address is { IsUnixPipe: false, IsNamedPipe: false } && address.PathBase.Length == 0
                ? address
                : throw new FormatException();
        }
        catch (FormatException)
        {
            throw HostErrors.BadSetting($"'{url}' is no address to listen on. Write for example http://127.0.0.1:5080.");
        }
    }
}
