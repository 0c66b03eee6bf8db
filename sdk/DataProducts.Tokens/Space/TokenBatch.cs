using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// The working memory of one call: each distinct pair of token and subject once, and which of them the vault must acknowledge first.
/// </summary>
internal sealed class TokenBatch(Jurisdiction jurisdiction, Remembered<VaultKey> acknowledged)
{
    private const int NoToken = -1;

    // As many MACs as are computed at a time: what they are of, and they, stay within the first-level cache.
    private const int RunLength = 256;

    private readonly Dictionary<VaultKey, int> _slots = [];
    private readonly List<string> _texts = [];
    private readonly List<PendingItem> _pending = [];
    private readonly HashSet<SubjectRef> _unvaulted = [];
    private readonly BatchBytes _plain = new();
    private readonly MacMessages _messages = new();
    private readonly byte[] _macs = new byte[RunLength * MacKey.Size];
    private readonly NormalValue[] _normal = new NormalValue[RunLength];
    private readonly int[] _cells = new int[RunLength];
    private int[] _slotOf = [];

    /// <summary>Gets what the vault must acknowledge before a token is given out, by subject and token.</summary>
    public IReadOnlyList<PendingItem> Pending => _pending;

    /// <summary>Gets the subjects of cells that leave nothing in the vault: without a value, or one-way.</summary>
    public IReadOnlySet<SubjectRef> Unvaulted => _unvaulted;

    public void Fill(
        PiiColumn column,
        TokenOrigin origin,
        IBatchMac key,
        int version,
        ReadOnlySpan<string?> values,
        ReadOnlySpan<SubjectRef> subjects)
    {
        var header = new TokenHeader(jurisdiction, new TokenClass(column.Kind, column.Mode), version);
        var input = new TokenInput(column, origin.Batch);
        MakeRoom(values.Length);
        for (var start = 0; start < values.Length; start += RunLength)
        {
            Collect(column, input, start..Math.Min(start + RunLength, values.Length), origin.Rows.Span, values, subjects);
            key.Compute(_messages, _macs);
            for (var i = 0; i < _messages.Count; i++)
            {
                var (cell, normal) = (_cells[i], _normal[i]);
                var token = Token.Make(header, _macs.AsSpan(i * MacKey.Size, MacKey.Size));
                _slotOf[cell] = Add(cell, token, column.Mode, normal, column.KeepSpelling ? values[cell]! : normal.Text, subjects[cell]);
            }

            _messages.Clear();
        }

        _pending.Sort(static (a, b) => a.Key.CompareTo(b.Key));
    }

    /// <summary>Takes texts that keep their format, of which each original goes into the vault as a token's does.</summary>
    public void Fill(FormatKey key, ReadOnlySpan<string?> values, ReadOnlySpan<string?> texts, ReadOnlySpan<SubjectRef> subjects)
    {
        MakeRoom(values.Length);
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (texts[cell] is { Length: > 0 } text)
            {
                var item = key.ItemOf(text).For(subjects[cell]);
                if (!_slots.TryGetValue(item, out var slot))
                {
                    var original = key.OriginalOf(values[cell]!);
                    slot = Add(item, text);
                    Await(cell, item, new NormalValue(original, FormatKey.NoNormaliser), original);
                }

                _slotOf[cell] = slot;
                continue;
            }

            _slotOf[cell] = NoToken;
            if (subjects[cell] != default)
            {
                _unvaulted.Add(subjects[cell]);
            }
        }

        _pending.Sort(static (a, b) => a.Key.CompareTo(b.Key));
    }

    /// <summary>Marks every cell as one without a value.</summary>
    public void FillEmpty(ReadOnlySpan<SubjectRef> subjects)
    {
        MakeRoom(subjects.Length);
        _slotOf.AsSpan(0, subjects.Length).Fill(NoToken);
        foreach (var subject in subjects)
        {
            if (subject != default)
            {
                _unvaulted.Add(subject);
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
        _unvaulted.Clear();
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

    // Whoever has a value has a MAC to be computed; the others have no token.
    private void Collect(
        PiiColumn column,
        TokenInput input,
        Range cells,
        ReadOnlySpan<long> rows,
        ReadOnlySpan<string?> values,
        ReadOnlySpan<SubjectRef> subjects)
    {
        for (var cell = cells.Start.Value; cell < cells.End.Value; cell++)
        {
            var normal = Normalise(column.Kind, values[cell], cell);
            _slotOf[cell] = NoToken;
            if (normal.Text.Length > 0)
            {
                (_cells[_messages.Count], _normal[_messages.Count]) = (cell, normal);
                input.AddTo(_messages, normal, rows[cell]);
            }

            if (subjects[cell] != default && (normal.Text.Length == 0 || column.Mode == TokenMode.OneWay))
            {
                _unvaulted.Add(subjects[cell]);
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

    private int Add(int cell, Token token, TokenMode mode, NormalValue normal, string spelling, SubjectRef subject)
    {
        var vaultKey = token.For(subject);
        if (_slots.TryGetValue(vaultKey, out var slot))
        {
            // Two cells of one place would share a token, whatever their values are.
            return mode != TokenMode.Random ? slot : throw new ArgumentException("A row stands twice in a batch of random tokens.");
        }

        slot = Add(vaultKey, token.ToString());
        if (mode != TokenMode.OneWay)
        {
            Await(cell, vaultKey, normal, spelling);
        }

        return slot;
    }

    private int Add(VaultKey vaultKey, string text)
    {
        _slots.Add(vaultKey, _texts.Count);
        _texts.Add(text);
        return _texts.Count - 1;
    }

    // What the vault acknowledged before it need not acknowledge again.
    private void Await(int cell, VaultKey vaultKey, NormalValue original, string spelling)
    {
        if (!acknowledged.Contains(vaultKey))
        {
            var kept = string.Equals(spelling, original.Text, StringComparison.Ordinal) ? default : Keep(spelling);
            _pending.Add(new PendingItem(vaultKey, cell, original.Version, Keep(original.Text), kept));
        }
    }

    private Memory<byte> Keep(string text)
    {
        var bytes = _plain.Take(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes.Span);
        return bytes;
    }
}
