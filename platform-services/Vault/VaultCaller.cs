using Microsoft.AspNetCore.Http;

namespace DataProducts.Vault;

/// <summary>Who asks: always the token's subject, never something in the request.</summary>
internal static class VaultCaller
{
    /// <summary>Gives the person's id; authorization has let nobody through without one.</summary>
    public static string Of(HttpContext context) =>
        context.User.FindFirst("sub")?.Value ?? throw new InvalidOperationException("A request without a person came to the vault.");
}
