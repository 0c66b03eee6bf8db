using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>
/// Enciphers texts of one kind into texts that look alike: the same length, the same separators at the same places, the same alphabet.
/// </summary>
/// <remarks>
/// Texts with equal characters have equal ciphertexts, however they are separated, and small letters are read as capitals. The check
/// digits of card numbers and IBANs do not come out right. One caller at a time.
/// </remarks>
internal sealed class FormatCipher : IDisposable
{
    private readonly PiiKind _kind;
    private readonly TextFormat _format;
    private readonly Ff1Cipher[] _ciphers;
    private TextShape[] _shapes = [];
    private int[] _cells = [];
    private ushort[] _numerals = [];

    /// <summary>Loads a key that its owner clears.</summary>
    /// <exception cref="DataProductException">The kind has no format (<c>DP1470</c>).</exception>
    public FormatCipher(PiiKind kind, ReadOnlySpan<byte> key, ReadOnlySpan<byte> tweak)
    {
        (_kind, _format) = (kind, TextFormat.Of(kind) ?? throw FormatErrors.NoFormat(kind));
        _ciphers = new Ff1Cipher[_format.Alphabets.Count];
        for (var i = 0; i < _ciphers.Length; i++)
        {
            _ciphers[i] = new Ff1Cipher(key, _format.Alphabets[i].Radix, tweak);
        }
    }

    /// <summary>Enciphers values.</summary>
    /// <param name="values">The values; null and empty stay what they are.</param>
    /// <param name="texts">Receives the ciphertexts. Untouched if the call fails.</param>
    /// <exception cref="DataProductException">
    /// A value is too short (<c>DP1471</c>), too long (<c>DP1473</c>), or has another character (<c>DP1472</c>).
    /// </exception>
    public void Encipher(ReadOnlySpan<string?> values, Span<string?> texts) => Run(values, texts, encipher: true);

    /// <summary>Deciphers what <see cref="Encipher"/> gave: how tests prove that no two values share a text. Nothing else does, because a
    /// text is opened by its vault item. Any other text of the format gives some value: there is no check.</summary>
    /// <param name="texts">The ciphertexts.</param>
    /// <param name="values">Receives the values. Untouched if the call fails.</param>
    /// <exception cref="DataProductException">As above.</exception>
    public void Decipher(ReadOnlySpan<string?> texts, Span<string?> values) => Run(texts, values, encipher: false);

    public void Dispose()
    {
        foreach (var cipher in _ciphers)
        {
            cipher.Dispose();
        }
    }

    private void Run(ReadOnlySpan<string?> from, Span<string?> to, bool encipher)
    {
        // Texts of one alphabet and length go together, for which they are sorted.
        if (_shapes.Length < from.Length)
        {
            (_shapes, _cells) = (new TextShape[from.Length], new int[from.Length]);
        }

        var shapes = _shapes.AsSpan(0, from.Length);
        var cells = _cells.AsSpan(0, from.Length);
        for (var cell = 0; cell < from.Length; cell++)
        {
            cells[cell] = cell;
            shapes[cell] = string.IsNullOrEmpty(from[cell]) ? default : ShapeOf(from[cell]!, cell);
        }

        shapes.Sort(cells);
        for (int start = 0, end; start < cells.Length; start = end)
        {
            var shape = shapes[start];
            for (end = start + 1; end < cells.Length && shapes[end] == shape; end++)
            {
            }

            if (shape.Length > 0)
            {
                Run(shape, cells[start..end], from, to, encipher);
                continue;
            }

            foreach (var cell in cells[start..end])
            {
                to[cell] = from[cell];
            }
        }
    }

    private TextShape ShapeOf(string text, int cell) => TextShape.Find(_format, text, out var shape, out var place) switch
    {
        TextFault.None => shape,
        TextFault.NotInAlphabet => throw FormatErrors.NotInAlphabet(cell, place, _kind, _format.Alphabets[^1]),
        TextFault.TooFew => throw FormatErrors.TooFew(cell, _kind, shape.Length),
        _ => throw FormatErrors.TooLong(cell, _kind),
    };

    private void Run(TextShape shape, ReadOnlySpan<int> cells, ReadOnlySpan<string?> from, Span<string?> to, bool encipher)
    {
        if (_numerals.Length < cells.Length * shape.Length)
        {
            _numerals = new ushort[cells.Length * shape.Length];
        }

        var numerals = _numerals.AsSpan(0, cells.Length * shape.Length);
        for (var i = 0; i < cells.Length; i++)
        {
            shape.Read(_format, from[cells[i]]!, numerals.Slice(i * shape.Length, shape.Length));
        }

        Walk(shape, numerals, encipher);
        for (var i = 0; i < cells.Length; i++)
        {
            to[cells[i]] = shape.Write(_format, from[cells[i]]!, numerals.Slice(i * shape.Length, shape.Length));
        }

        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(numerals));
    }

    // A text that came out in a smaller alphabet is enciphered again until it is in its own (cycle walking: Black and Rogaway 2002), and
    // deciphered likewise. Of six digits and capitals one in two thousand does.
    private void Walk(TextShape shape, Span<ushort> numerals, bool encipher)
    {
        var (cipher, length) = (_ciphers[shape.Alphabet], shape.Length);
        Apply(cipher, numerals, length, encipher);
        if (shape.Alphabet == 0)
        {
            return;
        }

        var smaller = _format.Alphabets[shape.Alphabet - 1].Radix;
        for (var start = 0; start < numerals.Length; start += length)
        {
            var its = numerals.Slice(start, length);
            while (!its.ContainsAnyExceptInRange((ushort)0, (ushort)(smaller - 1)))
            {
                Apply(cipher, its, length, encipher);
            }
        }
    }

    private static void Apply(Ff1Cipher cipher, Span<ushort> numerals, int length, bool encipher)
    {
        if (encipher)
        {
            cipher.Encipher(numerals, length);
        }
        else
        {
            cipher.Decipher(numerals, length);
        }
    }
}
