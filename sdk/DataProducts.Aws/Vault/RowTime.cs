namespace DataProducts.Aws;

/// <summary>Times as milliseconds of Unix.</summary>
internal static class RowTime
{
    // Clamped: a row that was tampered with must not fail here, but where its item is opened.
    public static DateTimeOffset Of(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(
        milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
