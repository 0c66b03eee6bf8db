namespace DataProducts.Tokens;

/// <summary>The errors of kernels, <c>DP1475</c> to <c>DP1479</c>.</summary>
internal static class KernelErrors
{
    public static DataProductException Wrong(string kernel) => new(
        "DP1475", $"{kernel} does not agree with the platform's HMAC-SHA-256 on this machine, so no token was made with it. "
        + "Use Tokens:Kernel=Platform, and report the processor and this message.");
}
