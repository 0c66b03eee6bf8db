namespace DataProducts.Portal;

/// <summary>What a host tells the portal about itself.</summary>
public sealed class PortalOptions
{
    /// <summary>Gets or sets the path of this site to which a form with an antiforgery token is posted to sign out; null, the default, if
    /// there is none.</summary>
    public string? SignOutPath { get; set; }
}
