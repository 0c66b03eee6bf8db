using System.Buffers.Binary;

namespace DataProducts.Tokens;

/// <summary>What the tokens of one column are MACs of. One caller at a time.</summary>
/// <remarks>
/// Deterministic and one-way: the normaliser's version and the normalised value, so equal values have equal tokens. Random: batch, row and
/// column, so a token says nothing of the value or the person, and a rerun of the batch gives the same one.
/// </remarks>
internal sealed class TokenInput
{
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

    /// <summary>Adds what is hashed for a value.</summary>
    public void AddTo(MacMessages messages, in NormalValue normal, long row)
    {
        if (!_isRandom)
        {
            messages.Add(normal.Version, normal.Text);
            return;
        }

        var at = _rowAt;
        BinaryPrimitives.WriteInt64BigEndian(LengthPrefixed.Field(_place, ref at, sizeof(long)), row);
        messages.Add(_place);
    }
}
