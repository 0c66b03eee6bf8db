namespace DataProducts.Tokens;

/// <summary>Names kernels, and says what they are on this machine.</summary>
public static class TokenKernels
{
    /// <summary>Reads a kernel's name: <c>platform</c> or <c>simd</c>.</summary>
    /// <param name="text">The name, of any content.</param>
    /// <param name="kernel">The kernel, or the platform's.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? text, out TokenKernel kernel)
    {
        kernel = text == "simd" ? TokenKernel.Simd : TokenKernel.Platform;
        return text is "platform" or "simd";
    }

    /// <summary>Says in words what computes the HMACs of tokens: where the machine lacks what is asked for, it is the platform's, and this
    /// says so.</summary>
    /// <param name="kernel">What is asked for.</param>
    /// <returns>The words.</returns>
    /// <exception cref="DataProductException">It computes wrongly on this machine (<c>DP1475</c>).</exception>
    public static string Describe(TokenKernel kernel) => MacKernel.Choose(kernel).Description;
}
