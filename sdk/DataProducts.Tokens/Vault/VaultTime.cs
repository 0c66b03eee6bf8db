namespace DataProducts.Tokens;

/// <summary>Times in a vault's file: milliseconds of Unix time.</summary>
internal static class VaultTime
{
    private static readonly long Least = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Greatest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    // Clamped: a file that was tampered with must not fail here, but where its items are opened.
    public static DateTimeOffset Of(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, Least, Greatest));
}
