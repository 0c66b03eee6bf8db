using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace DataProducts.Hydration;

/// <summary>The texts of one record's fields, by place, in one buffer that is used again for the next record.</summary>
internal sealed class FieldBuffer(int fields) : IDisposable
{
    private const int Shortest = 4096;
    private const int Missing = -1;

    private readonly (int Start, int Length)[] _fields = new (int, int)[fields];
    private char[] _text = ArrayPool<char>.Shared.Rent(Shortest);

    /// <summary>Gets how many characters the record has so far.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<char> this[int place] =>
        _fields[place] is { Length: > 0 } field ? _text.AsSpan(field.Start, field.Length) : default;

    /// <summary>Makes every field missing.</summary>
    public void Clear()
    {
        Array.Fill(_fields, (0, Missing));
        Length = 0;
    }

    public void Set(int place, ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Take(place, text.Length);
    }

    /// <summary>Sets a field to the text of UTF-8 bytes.</summary>
    /// <returns>False if they are none; then the field is missing.</returns>
    public bool TrySetUtf8(int place, ReadOnlySpan<byte> text)
    {
        var room = Room(text.Length);
        if (Utf8.ToUtf16(text, room, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return false;
        }

        Take(place, written);
        return true;
    }

    /// <summary>Sets a field to a value's text, without regard to any culture.</summary>
    public void Set<T>(int place, T value, ReadOnlySpan<char> format = default)
        where T : ISpanFormattable
    {
        for (var length = 64; ; length *= 2)
        {
            if (value.TryFormat(Room(length), out var written, format, CultureInfo.InvariantCulture))
            {
                Take(place, written);
                return;
            }
        }
    }

    /// <summary>Gives room behind what is there; <see cref="Take"/> makes it a field.</summary>
    public Span<char> Room(int characters)
    {
        if (_text.Length - Length < characters)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(Length + characters, (int)Math.Min(2L * _text.Length, Array.MaxLength)));
            _text.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_text, clearArray: true);
            _text = larger;
        }

        return _text.AsSpan(Length);
    }

    public void Take(int place, int characters)
    {
        _fields[place] = (Length, characters);
        Length += characters;
    }

    /// <summary>Writes every field with its length before it; a missing one is not written like an empty one.</summary>
    public void WriteRaw(IBufferWriter<byte> target)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            var bytes = MemoryMarshal.AsBytes(this[i]);
            BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(sizeof(int)), _fields[i].Length == Missing ? Missing : bytes.Length);
            target.Advance(sizeof(int));
            target.Write(bytes);
        }
    }

    public void Dispose()
    {
        if (_text.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_text, clearArray: true);
            _text = [];
        }
    }
}
