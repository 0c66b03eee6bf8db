using DataProducts.Tokens;

namespace DataProducts;

/// <summary>Opens token spaces: of this platform's own vaults, or where vault services are named, of those alone.</summary>
internal sealed class TokenSpaces : IDisposable
{
    private readonly JurisdictionVaults _own;
    private readonly Dictionary<Jurisdiction, VaultClient> _services = [];

    public TokenSpaces(JurisdictionVaults own, EmbeddedOptions options)
    {
        _own = own;
        foreach (var (jurisdiction, address) in options.VaultServices)
        {
            _services.Add(jurisdiction, new VaultClient(new VaultServiceOptions
            {
                Jurisdiction = jurisdiction,
                Address = address,
                AccessToken = options.VaultAccessToken ?? throw NoTokens(),
                Time = options.TimeProvider,
            }));
        }
    }

    /// <summary>Opens one. With services, no vault and no key of a jurisdiction is opened here, of one without a service neither.</summary>
    public async ValueTask<ITokenSpace> OpenAsync(TokenAccess access, CancellationToken cancellationToken)
    {
        var jurisdiction = access.Space.Jurisdiction;
        if (_services.Count == 0)
        {
            return await _own.OpenAsync(jurisdiction, access.Space.Scope, cancellationToken).ConfigureAwait(false);
        }

        return _services.TryGetValue(jurisdiction, out var service) ? service.Open(access) : throw NoService(jurisdiction);
    }

    public void Dispose()
    {
        foreach (var service in _services.Values)
        {
            service.Dispose();
        }
    }

    private static DataProductException NoTokens() => new(
        "DP2065", "Vault services are named, and nothing gives access tokens for them. Set EmbeddedOptions.VaultAccessToken.");

    private static DataProductException NoService(Jurisdiction jurisdiction) => new(
        "DP2064", $"No vault service is named for {jurisdiction}, and a platform with vault services opens no vault of its own. Name one in EmbeddedOptions.VaultServices.");
}
