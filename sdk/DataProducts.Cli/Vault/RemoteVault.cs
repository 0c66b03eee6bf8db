using DataProducts.Cli.Session;
using DataProducts.Tokens;

namespace DataProducts.Cli.Vault;

/// <summary>Opens a jurisdiction's vault service as somebody.</summary>
internal static class RemoteVault
{
    /// <summary>The variable with an access token, where another issuer than the development one gives them.</summary>
    public const string TokenVariable = "DATAPRODUCTS_TOKEN";

    public static VaultClient Open(string address, Jurisdiction jurisdiction) => Uri.TryCreate(address, UriKind.Absolute, out var url)
        ? new VaultClient(new VaultServiceOptions { Jurisdiction = jurisdiction, Address = url, AccessToken = (wish, stop) => TokenAsync(address, wish, stop) })
        : throw new DataProductException("DP1002", "--host takes the address of a vault service, for example http://127.0.0.1:5082.");

    private static async ValueTask<string> TokenAsync(string address, VaultTokenRequest wish, CancellationToken cancellationToken) =>
        Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } given
            ? given
            : (await DevelopmentLogin.AsAsync(address, wish.Person!, wish.Scope, cancellationToken).ConfigureAwait(false)).Token;
}
