using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>What the tokens of one column are MACs of. One caller at a time.</summary>
/// <remarks>
/// Deterministic and one-way: the normaliser's version and the normalised value, so equal values have equal tokens. Random: batch, row and
/// column, so a token says nothing of the value or the person, and a rerun of the batch gives the same one.
/// </remarks>
internal sealed class TokenInput : IDisposable
{
    private readonly byte[] _value = GC.AllocateArray<byte>(1 + (3 * Normaliser.MaximumLength), pinned: true);
    private readonly bool _isRandom;
    private readonly byte[] _place;
    private readonly int _rowAt;

    public TokenInput(PiiColumn column, string batch)
    {
        _isRandom = column.Mode == TokenMode.Random;
        var prefix = LengthPrefixed.Of(batch);
        _rowAt = prefix.Length;
        _place = [.. prefix, .. new byte[sizeof(int) + sizeof(long)], .. LengthPrefixed.Of(column.Name)];
    }

    /// <summary>Gives what is hashed for a value, and its bytes; both are valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(in NormalValue normal, long row, out ReadOnlySpan<byte> original)
    {
        var length = Encoding.UTF8.GetBytes(normal.Text, _value.AsSpan(1));
        _value[0] = normal.Version;
        original = _value.AsSpan(1, length);
        if (!_isRandom)
        {
            return _value.AsSpan(0, 1 + length);
        }

        var at = _rowAt;
        BinaryPrimitives.WriteInt64BigEndian(LengthPrefixed.Field(_place, ref at, sizeof(long)), row);
        return _place;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_value);
}
