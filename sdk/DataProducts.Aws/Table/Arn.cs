namespace DataProducts.Aws;

/// <summary>What an ARN says: <c>arn:partition:service:region:account:resource</c>.</summary>
internal static class Arn
{
    private const int Region = 3;

    /// <summary>Says whether a resource is in a Region; any will do where none is asked for.</summary>
    public static bool IsIn(string? arn, string? region) =>
        region is null || (arn?.Split(':') is { Length: > Region } parts && string.Equals(parts[Region], region, StringComparison.Ordinal));
}
