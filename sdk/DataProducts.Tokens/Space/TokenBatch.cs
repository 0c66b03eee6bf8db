using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// The working memory of one call: each distinct pair of token and subject once, and which of them the vault must acknowledge first.
/// </summary>
internal sealed class TokenBatch(Jurisdiction jurisdiction, AcknowledgedKeys acknowledged)
{
    private const int NoToken = -1;

    // As many MACs as are computed at a time: what they are of, and they, stay within the first-level cache.
    private const int RunLength = 256;

    private readonly Dictionary<VaultKey, int> _slots = [];
    private readonly List<string> _texts = [];
    private readonly List<PendingItem> _pending = [];
    private readonly HashSet<SubjectRef> _empty = [];
    private readonly BatchBytes _plain = new();
    private readonly MacMessages _messages = new();
    private readonly byte[] _macs = new byte[RunLength * MacKey.Size];
    private readonly NormalValue[] _normal = new NormalValue[RunLength];
    private readonly int[] _cells = new int[RunLength];
    private int[] _slotOf = [];

    /// <summary>Gets what the vault must acknowledge before a token is given out, by subject and token.</summary>
    public IReadOnlyList<PendingItem> Pending => _pending;

    /// <summary>Gets the subjects of cells that have no value.</summary>
    public IReadOnlySet<SubjectRef> Empty => _empty;

    public void Fill(
        PiiColumn column, IBatchMac key, int version, ReadOnlySpan<string?> values, ReadOnlySpan<SubjectRef> subjects)
    {
        var header = new TokenHeader(jurisdiction, new(column.Kind, column.Mode), version);
        MakeRoom(values.Length);
        for (var start = 0; start < values.Length; start += RunLength)
        {
            Normalise(column.Kind, start, values.Slice(start, Math.Min(RunLength, values.Length - start)), subjects);
            key.Compute(_messages, _macs);
            for (var i = 0; i < _messages.Count; i++)
            {
                var (cell, normal) = (_cells[i], _normal[i]);
                _slotOf[cell] = Add(i, cell, header, normal, column.KeepSpelling ? values[cell]! : normal.Text, subjects[cell]);
            }

            _messages.Clear();
        }

        _pending.Sort(static (a, b) => a.Key.CompareTo(b.Key));
    }

    /// <summary>Takes what needs no vault in place of values; only whether their subjects are gone is to be found out.</summary>
    public void Take(ReadOnlySpan<string?> texts, ReadOnlySpan<SubjectRef> subjects)
    {
        MakeRoom(texts.Length);
        for (var cell = 0; cell < texts.Length; cell++)
        {
            _slotOf[cell] = NoToken;
            if (texts[cell] is { Length: > 0 } text)
            {
                _slotOf[cell] = _texts.Count;
                _texts.Add(text);
            }

            if (subjects[cell] != default)
            {
                _empty.Add(subjects[cell]);
            }
        }
    }

    /// <summary>Remembers that the vault holds the pending items of all subjects but these.</summary>
    public void Acknowledge(HashSet<SubjectRef> gone)
    {
        foreach (var item in _pending)
        {
            if (!gone.Contains(item.Key.Subject))
            {
                acknowledged.Add(item.Key);
            }
        }
    }

    /// <summary>Writes the tokens of all subjects but those that are gone; gives the places of these.</summary>
    public IReadOnlyList<int> CopyTo(Span<string?> tokens, ReadOnlySpan<SubjectRef> subjects, HashSet<SubjectRef> gone)
    {
        List<int>? erased = null;
        for (var cell = 0; cell < tokens.Length; cell++)
        {
            var isGone = gone.Count > 0 && gone.Contains(subjects[cell]);
            tokens[cell] = isGone || _slotOf[cell] == NoToken ? null : _texts[_slotOf[cell]];
            if (isGone)
            {
                (erased ??= []).Add(cell);
            }
        }

        return erased ?? (IReadOnlyList<int>)[];
    }

    public void Clear()
    {
        _slots.Clear();
        _texts.Clear();
        _pending.Clear();
        _empty.Clear();
        _plain.Clear();
        _messages.Clear();
        Array.Clear(_normal);
        CryptographicOperations.ZeroMemory(_macs);
    }

    private void MakeRoom(int cells)
    {
        if (_slotOf.Length < cells)
        {
            _slotOf = new int[cells];
        }
    }

    // Whoever has a value has a MAC computed; the others have no token.
    private void Normalise(PiiKind kind, int start, ReadOnlySpan<string?> values, ReadOnlySpan<SubjectRef> subjects)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var cell = start + i;
            var normal = Normalise(kind, values[i], cell);
            if (normal.Text.Length > 0)
            {
                (_cells[_messages.Count], _normal[_messages.Count]) = (cell, normal);
                _messages.Add(normal.Version, normal.Text);
                continue;
            }

            _slotOf[cell] = NoToken;
            if (subjects[cell] != default)
            {
                _empty.Add(subjects[cell]);
            }
        }
    }

    private NormalValue Normalise(PiiKind kind, string? value, int cell)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new NormalValue("", 0);
        }

        return Normaliser.TryNormalise(kind, jurisdiction, value, out var normal) ? normal : throw TokenErrors.NotNormal(cell, kind);
    }

    private int Add(int message, int cell, TokenHeader header, NormalValue normal, string spelling, SubjectRef subject)
    {
        Span<byte> bytes = stackalloc byte[Token.Size];
        var token = Token.Make(header, _macs.AsSpan(message * MacKey.Size, MacKey.Size));
        token.WriteTo(bytes);
        var vaultKey = new VaultKey(bytes, subject);
        if (_slots.TryGetValue(vaultKey, out var slot))
        {
            return slot;
        }

        _slots.Add(vaultKey, _texts.Count);
        _texts.Add(token.ToString());
        if (!acknowledged.Contains(vaultKey))
        {
            var kept = string.Equals(spelling, normal.Text, StringComparison.Ordinal) ? default : _plain.Copy(Encoding.UTF8.GetBytes(spelling));
            _pending.Add(new PendingItem(vaultKey, cell, normal.Version, _plain.Copy(_messages[message][1..]), kept));
        }

        return _texts.Count - 1;
    }
}
