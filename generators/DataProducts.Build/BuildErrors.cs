namespace DataProducts.Build;

/// <summary>The ids of the tool's own errors; <c>docs/errors.md</c> has a line on each.</summary>
internal static class BuildErrors
{
    public const string Usage = "DP1209";
    public const string NotWritten = "DP1210";
    public const string Unversioned = "DP1250";
    public const string UnusedSuppression = "DP1254";
    public const string FrameworksDiffer = "DP1260";
    public const string UnknownOdcsVersion = "DP1262";
    public const string PackageVersionDiffers = "DP1263";
}
