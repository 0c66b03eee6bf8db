using System.Security.Cryptography;
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
    private readonly HashSet<SubjectRef> _empty = [];
    private readonly BatchBytes _plain = new();
    private readonly byte[] _input = GC.AllocateArray<byte>(1 + (3 * Normaliser.MaximumLength), pinned: true);
    private int[] _slotOf = [];

    /// <summary>Gets what the vault must acknowledge before a token is given out, by subject and token.</summary>
    public IReadOnlyList<PendingItem> Pending => _pending;

    /// <summary>Gets the subjects of cells that have no value.</summary>
    public IReadOnlySet<SubjectRef> Empty => _empty;

    public void Fill(
        PiiColumn column, MacKey key, int version, ReadOnlySpan<string?> values, ReadOnlySpan<SubjectRef> subjects)
    {
        var header = new TokenHeader(jurisdiction, new(column.Kind, column.Mode), version);
        if (_slotOf.Length < values.Length)
        {
            _slotOf = new int[values.Length];
        }

        for (var cell = 0; cell < values.Length; cell++)
        {
            var normal = Normalise(column.Kind, values[cell], cell);
            if (normal.Text.Length > 0)
            {
                _slotOf[cell] = Add(cell, key, header, normal, column.KeepSpelling ? values[cell]! : normal.Text, subjects[cell]);
                continue;
            }

            _slotOf[cell] = NoToken;
            if (subjects[cell] != default)
            {
                _empty.Add(subjects[cell]);
            }
        }

        _pending.Sort(static (a, b) => a.Key.CompareTo(b.Key));
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
        CryptographicOperations.ZeroMemory(_input);
    }

    private NormalValue Normalise(PiiKind kind, string? value, int cell)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new NormalValue("", 0);
        }

        return Normaliser.TryNormalise(kind, jurisdiction, value, out var normal) ? normal : throw TokenErrors.NotNormal(cell, kind);
    }

    private int Add(int cell, MacKey key, TokenHeader header, NormalValue normal, string spelling, SubjectRef subject)
    {
        _input[0] = normal.Version;
        var original = _input.AsSpan(1, Encoding.UTF8.GetBytes(normal.Text, _input.AsSpan(1)));
        Span<byte> mac = stackalloc byte[MacKey.Size];
        Span<byte> bytes = stackalloc byte[Token.Size];
        key.Compute(_input.AsSpan(0, 1 + original.Length), mac);
        var token = Token.Make(header, mac);
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
            _pending.Add(new PendingItem(vaultKey, cell, normal.Version, _plain.Copy(original), kept));
        }

        return _texts.Count - 1;
    }
}
