using System.Diagnostics;

namespace DataProducts.Hydration;

/// <summary>The spans of a hydration: ids, versions and numbers only.</summary>
internal static class HydrationActivity
{
    private static readonly ActivitySource Source = new(PortMeters.SourceName);

    public static Activity? Start(string name, PortSchema schema, Jurisdiction? jurisdiction = null)
    {
        var activity = Source.StartActivity(name);
        activity?.SetTag("dataproduct.id", schema.Product);
        activity?.SetTag("dataproduct.port", schema.Port);
        activity?.SetTag("dataproduct.version", schema.Version);
        if (jurisdiction is { } place)
        {
            activity?.SetTag("dataproduct.jurisdiction", place.Code);
        }

        return activity;
    }
}
