namespace DataProducts.Portal;

/// <summary>Stands in the metadata of an endpoint that is the portal's.</summary>
internal sealed class PortalPageMarker
{
    public static PortalPageMarker Instance { get; } = new();

    private PortalPageMarker()
    {
    }
}
