namespace DataProducts.Tokens;

/// <summary>What computes the HMAC-SHA-256 of tokens. Both give the same tokens.</summary>
public enum TokenKernel
{
    /// <summary>The platform's own cryptography (OpenSSL or CNG), one value at a time: the module that is validated. The default.</summary>
    Platform = 0,

    /// <summary>
    /// Sixteen (AVX-512) or eight (AVX2) values at once in vector registers. Tested against the platform's before it is first used;
    /// on a machine without either the platform's is used. It is our own code and no validated module.
    /// </summary>
    Simd = 1,
}
