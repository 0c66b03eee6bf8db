using System.Numerics;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// FF1 of NIST SP 800-38G under one key, radix and tweak, with the limit of its revision 1 (second public draft, February 2025): at least
/// a million different texts. One caller at a time.
/// </summary>
/// <remarks>
/// FF1 hides which text stands for which, and nothing else: it has no check and no randomness, and equal texts have equal ciphertexts.
/// FF3 and FF3-1 are broken (Durak and Vaudenay 2017, Beyne 2021), were withdrawn by that revision, and are not here.
/// </remarks>
internal sealed class Ff1Cipher : IDisposable
{
    private const int MaximumRadix = 1 << 16;

    // What a round works on stays within the first-level cache.
    private const int TextsInStep = 256;

    private readonly Aes _aes;
    private readonly ICryptoTransform _encryptor;
    private readonly int _radix;
    private readonly byte[] _tweak;
    private readonly Dictionary<int, Action<Span<ushort>, bool>> _rounds = [];

    /// <summary>Loads a key that its owner clears.</summary>
    /// <param name="key">16, 24 or 32 bytes.</param>
    /// <param name="radix">How many numerals there are, 2 to 65,536.</param>
    /// <param name="tweak">What separates uses of the key; no secret.</param>
    public Ff1Cipher(ReadOnlySpan<byte> key, int radix, ReadOnlySpan<byte> tweak)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(radix, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radix, MaximumRadix);
        (_radix, _tweak, _aes) = (radix, tweak.ToArray(), Aes.Create());
        (_aes.Mode, _aes.Padding) = (CipherMode.ECB, PaddingMode.None);
        _aes.SetKey(key);
        _encryptor = _aes.CreateEncryptor();
    }

    /// <summary>Enciphers texts in place.</summary>
    /// <param name="numerals">One text after another, each numeral below the radix.</param>
    /// <param name="length">The length of each text.</param>
    public void Encipher(Span<ushort> numerals, int length) => Run(numerals, length, encipher: true);

    /// <summary>Deciphers texts in place.</summary>
    /// <param name="numerals">One text after another, each numeral below the radix.</param>
    /// <param name="length">The length of each text.</param>
    public void Decipher(Span<ushort> numerals, int length) => Run(numerals, length, encipher: false);

    public void Dispose()
    {
        _encryptor.Dispose();
        _aes.Dispose();
    }

    private void Run(Span<ushort> numerals, int length, bool encipher)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, TextFormat.MaximumLength);
        ArgumentOutOfRangeException.ThrowIfEqual(TextFormat.IsLargeEnough(_radix, length), false, nameof(length));
        ArgumentOutOfRangeException.ThrowIfNotEqual(numerals.Length % length, 0, nameof(numerals));
        foreach (var numeral in numerals)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(numeral, _radix, nameof(numerals));
        }

        if (!_rounds.TryGetValue(length, out var rounds))
        {
            rounds = RoundsOf(new Ff1Shape(_encryptor, _radix, length, _tweak));
            _rounds.Add(length, rounds);
        }

        while (!numerals.IsEmpty)
        {
            var step = numerals[..Math.Min(numerals.Length, TextsInStep * length)];
            rounds(step, encipher);
            numerals = numerals[step.Length..];
        }
    }

    // The narrowest numbers that hold an output of a round, and the sum of two numbers of a half.
    private Action<Span<ushort>, bool> RoundsOf(Ff1Shape shape) => shape.OutputSize switch
    {
        <= 8 => new Ff1Rounds<ulong, Ff1UInt64>(_encryptor, shape).Run,
        <= 16 => new Ff1Rounds<UInt128, Ff1UInt128>(_encryptor, shape).Run,
        _ => new Ff1Rounds<BigInteger, Ff1BigInteger>(_encryptor, shape).Run,
    };
}
