using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// The working memory of one call: each distinct pair of token and subject once, and which of them the vault must acknowledge first.
/// </summary>
internal sealed class TokenBatch(Jurisdiction jurisdiction, AcknowledgedKeys acknowledged)
{
    private const int NoToken = -1;

    private readonly Dictionary<VaultKey, int> _slots = [];
    private readonly List<string> _texts = [];
    private readonly List<PendingItem> _pending = [];
    private readonly HashSet<SubjectRef> _unvaulted = [];
    private readonly BatchBytes _plain = new();
    private int[] _slotOf = [];

    /// <summary>Gets what the vault must acknowledge before a token is given out, by subject and token.</summary>
    public IReadOnlyList<PendingItem> Pending => _pending;

    /// <summary>Gets the subjects of cells that leave nothing in the vault: without a value, or one-way.</summary>
    public IReadOnlySet<SubjectRef> Unvaulted => _unvaulted;

    public void Fill(
        PiiColumn column,
        TokenOrigin origin,
        MacKey key,
        int version,
        ReadOnlySpan<string?> values,
        ReadOnlySpan<SubjectRef> subjects)
    {
        var header = new TokenHeader(jurisdiction, new TokenClass(column.Kind, column.Mode), version);
        using var input = new TokenInput(column, origin.Batch);
        Span<byte> mac = stackalloc byte[MacKey.Size];
        if (_slotOf.Length < values.Length)
        {
            _slotOf = new int[values.Length];
        }

        for (var cell = 0; cell < values.Length; cell++)
        {
            var normal = Normalise(column.Kind, values[cell], cell);
            _slotOf[cell] = NoToken;
            if (normal.Text.Length > 0)
            {
                key.Compute(input.Of(normal, origin.Rows.Span[cell], out var original), mac);
                var token = Token.Make(header, mac);
                var spelling = column.KeepSpelling ? values[cell]! : normal.Text;
                _slotOf[cell] = Add(cell, token, column.Mode, normal, original, spelling, subjects[cell]);
            }

            if (subjects[cell] != default && (_slotOf[cell] == NoToken || column.Mode == TokenMode.OneWay))
            {
                _unvaulted.Add(subjects[cell]);
            }
        }

        _pending.Sort(static (a, b) => a.Key.CompareTo(b.Key));
    }

    /// <summary>Marks every cell as one without a value.</summary>
    public void FillEmpty(ReadOnlySpan<SubjectRef> subjects)
    {
        if (_slotOf.Length < subjects.Length)
        {
            _slotOf = new int[subjects.Length];
        }

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
    }

    private NormalValue Normalise(PiiKind kind, string? value, int cell)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new NormalValue("", 0);
        }

        return Normaliser.TryNormalise(kind, jurisdiction, value, out var normal) ? normal : throw TokenErrors.NotNormal(cell, kind);
    }

    private int Add(
        int cell, Token token, TokenMode mode, NormalValue normal, ReadOnlySpan<byte> original, string spelling, SubjectRef subject)
    {
        var vaultKey = token.For(subject);
        if (_slots.TryGetValue(vaultKey, out var slot))
        {
            // Two cells of one place would share a token, whatever their values are.
            return mode != TokenMode.Random ? slot : throw new ArgumentException("A row stands twice in a batch of random tokens.");
        }

        _slots.Add(vaultKey, _texts.Count);
        _texts.Add(token.ToString());
        if (mode != TokenMode.OneWay && !acknowledged.Contains(vaultKey))
        {
            var kept = string.Equals(spelling, normal.Text, StringComparison.Ordinal) ? default : _plain.Copy(Encoding.UTF8.GetBytes(spelling));
            _pending.Add(new PendingItem(vaultKey, cell, normal.Version, _plain.Copy(original), kept));
        }

        return _texts.Count - 1;
    }
}
