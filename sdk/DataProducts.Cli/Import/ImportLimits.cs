namespace DataProducts.Cli.Import;

/// <summary>How much of a description is read: what is beyond is no table that a record could describe.</summary>
internal static class ImportLimits
{
    public const int Bytes = 4 * 1024 * 1024;
    public const int Columns = 1000;
    public const int Depth = 8; // a manifest's own limit of types in each other
}
