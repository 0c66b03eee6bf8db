using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>What is said of events that went nowhere. A cause's own message is not passed on: it may hold a path or an address.</summary>
internal static class LineageErrors
{
    public static DataProductException NotKept(string cause) => new(
        "DP1198",
        $"A lineage event could not be written ({cause}). The hydration is not affected; make the folder writable, or correct the sink.");

    public static DataProductException NotSent(string host, int attempts, string cause) => new(
        "DP1199",
        string.Create(CultureInfo.InvariantCulture, $"A lineage event could not be sent to {host} ({cause}; attempts: {attempts}). ")
        + "The hydration is not affected; see that the address takes OpenLineage events and that this process may send them.");
}
