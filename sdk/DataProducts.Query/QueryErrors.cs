namespace DataProducts.Query;

/// <summary>The stable ids of this library, <c>DP18nn</c>; never renumbered or reused.</summary>
internal static class QueryErrors
{
    public const string BadText = "DP1801";
    public const string Syntax = "DP1802";
    public const string NotOneSelect = "DP1803";
    public const string TooLarge = "DP1804";
    public const string Construct = "DP1805";
    public const string Function = "DP1806";
    public const string CastType = "DP1807";
    public const string Name = "DP1808";
    public const string Table = "DP1809";
    public const string UnknownProduct = "DP1810";
    public const string DoesNotBind = "DP1811";
    public const string NotExact = "DP1812";
    public const string WholeRow = "DP1813";
    public const string NoCell = "DP1870";
    public const string UnreadTable = "DP1816";
    public const string BadInput = "DP1820";

    public const string Failed = "DP1850";
    public const string RowLimit = "DP1851";
    public const string TimeLimit = "DP1852";
    public const string MemoryLimit = "DP1853";

    // Without the name: who asks a vault may have put anything there.
    public static QueryRefusedException NoSuchProduct() =>
        new(UnknownProduct, "There is no such product here; 'dataproduct show' lists what there is.");
}
