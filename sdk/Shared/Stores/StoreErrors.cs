namespace DataProducts.Files;

/// <summary>The errors of files that carry a format number, <c>DP1290</c> to <c>DP1299</c>; compiled into each library that keeps such
/// files.</summary>
internal static class StoreErrors
{
    public static DataProductException Newer(string name, string path, long format, int newest) => new(
        "DP1290",
        $"The {name} '{path}' has format {format}, and this program knows none after {newest}. Nothing was changed; use the newer version of "
        + "the program that wrote it.");

    public static DataProductException NoBackup(StoreFormat format, string path, int from, Exception cause) => new(
        "DP1291",
        $"The {format.Name} '{path}' is to be brought from format {from} to {format.Newest}, and it could not be copied before: "
        + $"{cause.GetType().Name}. Nothing was changed; make room on the disk, look at the folder's rights, then run again.",
        cause);
}
