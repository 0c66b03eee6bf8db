using System.Buffers;
using System.Text;

namespace DataProducts;

/// <summary>A column of text (UTF-8) or bytes: one run of bytes, and where each value ends.</summary>
public sealed class BytesColumn : ColumnBuffer
{
    // Throws on an unpaired surrogate instead of writing U+FFFD in its place: a silent change of a value is a lost value.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int[] _ends = ArrayPool<int>.Shared.Rent(1024);
    private int _used;

    /// <summary>Gets the bytes of all values, one after the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _used);

    /// <summary>Gets where each present value ends in <see cref="Bytes"/>; a value starts where the one before it ends.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, PresentCount);

    /// <summary>Gets one present value.</summary>
    /// <param name="index">Its place among the present values, from 0.</param>
    /// <returns>Its bytes.</returns>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : Ends[index - 1];
            return Bytes[start..Ends[index]];
        }
    }

    /// <summary>Adds a row with text.</summary>
    /// <param name="text">The text, UTF-16 without unpaired surrogates.</param>
    /// <exception cref="EncoderFallbackException">The text has an unpaired surrogate.</exception>
    public void Append(ReadOnlySpan<char> text)
    {
        EnsureRoom(ref _bytes, _used, StrictUtf8.GetMaxByteCount(text.Length));
        End(StrictUtf8.GetBytes(text, _bytes.AsSpan(_used)));
    }

    /// <summary>Adds a row with or without text.</summary>
    /// <param name="text">The text, or null.</param>
    /// <exception cref="EncoderFallbackException">The text has an unpaired surrogate.</exception>
    public void Append(string? text)
    {
        if (text is null)
        {
            AppendNull();
        }
        else
        {
            Append(text.AsSpan());
        }
    }

    /// <summary>Adds a row with bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void AppendBytes(ReadOnlySpan<byte> bytes)
    {
        EnsureRoom(ref _bytes, _used, bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_used));
        End(bytes.Length);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        _used = 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            ArrayPool<int>.Shared.Return(_ends);
            (_bytes, _ends) = ([], []);
        }
    }

    private void End(int length)
    {
        EnsureRoom(ref _ends, PresentCount, 1);
        _used += length;
        _ends[PresentCount] = _used;
        MarkPresent();
    }
}
