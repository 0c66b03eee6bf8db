using System.Runtime.Intrinsics;

namespace DataProducts.Tokens;

/// <summary>What computes the MACs of this process: chosen once, tested before it is used.</summary>
internal sealed class MacKernel
{
    private readonly Func<IBatchMac> _create;

    private MacKernel(string description, Func<IBatchMac> create) => (Description, _create) = (description, create);

    /// <summary>Gets the platform's own; it needs no test.</summary>
    public static MacKernel Platform { get; } = new("the platform's HMAC-SHA-256", static () => new PlatformMac());

    /// <summary>Gets what it is, and if it is not what was asked for, why.</summary>
    public string Description { get; }

    /// <summary>Gives what was asked for, or the platform's where this machine lacks the instructions.</summary>
    /// <exception cref="DataProductException">It computes wrongly (<c>DP1475</c>).</exception>
    public static MacKernel Choose(TokenKernel asked) => asked switch
    {
        TokenKernel.Platform => Platform,
        TokenKernel.Simd when Lanes16.IsSupported => Tested.Lanes16,
        TokenKernel.Simd when Lanes8.IsSupported => Tested.Lanes8,
        TokenKernel.Simd => new("the platform's HMAC-SHA-256: this machine has neither AVX-512 nor AVX2", Platform._create),
        _ => throw new ArgumentOutOfRangeException(nameof(asked)),
    };

    /// <summary>Makes a kernel after it has passed the test.</summary>
    public static MacKernel Test(string description, Func<IBatchMac> create)
    {
        MacSelfTest.Run(description, create);
        return new MacKernel(description, create);
    }

    /// <summary>Gives one for a caller to keep.</summary>
    public IBatchMac Create() => _create();

    // Tested once a process, when first asked for; a kernel that failed fails each time.
    private static class Tested
    {
        private static readonly Lazy<MacKernel> Sixteen = new(static () => Test(
            "HMAC-SHA-256 in sixteen lanes (AVX-512)", static () => new SimdMac<Vector512<uint>, Lanes16>()));

        private static readonly Lazy<MacKernel> Eight = new(static () => Test(
            "HMAC-SHA-256 in eight lanes (AVX2)", static () => new SimdMac<Vector256<uint>, Lanes8>()));

        public static MacKernel Lanes16 => Sixteen.Value;

        public static MacKernel Lanes8 => Eight.Value;
    }
}
