using System.Security.Claims;

namespace DataProducts.Host.Identity;

/// <summary>Who makes a request: always the token's subject, never something in the request.</summary>
internal static class Caller
{
    public const string Claim = "sub";

    /// <summary>Gives the person's id; null without a valid token.</summary>
    public static string? Find(ClaimsPrincipal? user) => user is { Identity.IsAuthenticated: true } ? user.FindFirst(Claim)?.Value : null;

    /// <summary>Gives the person's id behind the door, where there always is one.</summary>
    public static string Of(ClaimsPrincipal? user) =>
        Find(user) ?? throw new InvalidOperationException("A request without a person came through the door.");
}
