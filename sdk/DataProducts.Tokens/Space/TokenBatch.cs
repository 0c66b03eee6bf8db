using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Tokens;

/// <summary>
/// The working memory of one call: each distinct pair of value and subject once, sealed if this process has not vaulted it yet.
/// </summary>
internal sealed class TokenBatch(ItemSealer sealer, AcknowledgedKeys acknowledged)
{
    private const int NoToken = -1;

    private readonly Dictionary<VaultKey, int> _slots = [];
    private readonly List<string> _texts = [];
    private readonly List<int> _pendingCells = [];
    private readonly SealedBytes _sealed = new();
    private readonly byte[] _input = new byte[1 + (3 * Normaliser.MaximumLength)];
    private VaultItem[] _pending = new VaultItem[256];
    private int[] _slotOf = [];

    /// <summary>Gets the items that the vault must acknowledge before a token is given out.</summary>
    public ReadOnlyMemory<VaultItem> Pending => _pending.AsMemory(0, _pendingCells.Count);

    /// <summary>Gives the first cell that a pending item came from.</summary>
    public int CellOf(int pending) => _pendingCells[pending];

    public void Fill(
        PiiKind kind,
        MacKey key,
        int version,
        ReadOnlySpan<string?> values,
        ReadOnlySpan<SubjectRef> subjects,
        string batch,
        DateTimeOffset now)
    {
        var header = new TokenHeader(sealer.Jurisdiction, new(kind, TokenMode.Deterministic), version);
        if (_slotOf.Length < values.Length)
        {
            _slotOf = new int[values.Length];
        }

        for (var cell = 0; cell < values.Length; cell++)
        {
            _slotOf[cell] = NoToken;
            if (string.IsNullOrEmpty(values[cell]))
            {
                continue;
            }

            if (!Normaliser.TryNormalise(kind, sealer.Jurisdiction, values[cell]!, out var normal))
            {
                throw TokenErrors.NotNormal(cell, kind);
            }

            if (normal.Text.Length > 0)
            {
                Add(cell, key, header, normal, subjects[cell], batch, now);
            }
        }
    }

    /// <summary>Remembers that the vault holds every pending item.</summary>
    public void Acknowledge()
    {
        foreach (ref readonly var item in Pending.Span)
        {
            acknowledged.Add(item.Key);
        }
    }

    public void CopyTo(Span<string?> tokens)
    {
        for (var cell = 0; cell < tokens.Length; cell++)
        {
            tokens[cell] = _slotOf[cell] == NoToken ? null : _texts[_slotOf[cell]];
        }
    }

    public void Clear()
    {
        _slots.Clear();
        _texts.Clear();
        _pendingCells.Clear();
        _sealed.Clear();
        CryptographicOperations.ZeroMemory(_input);
    }

    private void Add(int cell, MacKey key, TokenHeader header, NormalValue normal, SubjectRef subject, string batch, DateTimeOffset now)
    {
        _input[0] = normal.Version;
        var original = _input.AsSpan(1, Encoding.UTF8.GetBytes(normal.Text, _input.AsSpan(1)));
        Span<byte> mac = stackalloc byte[MacKey.Size];
        Span<byte> bytes = stackalloc byte[Token.Size];
        key.Compute(_input.AsSpan(0, 1 + original.Length), mac);
        var token = Token.Make(header, mac);
        token.WriteTo(bytes);
        var vaultKey = new VaultKey(bytes, subject);
        if (_slots.TryGetValue(vaultKey, out _slotOf[cell]))
        {
            return;
        }

        _slotOf[cell] = _texts.Count;
        _slots.Add(vaultKey, _texts.Count);
        _texts.Add(token.ToString());
        if (!acknowledged.Contains(vaultKey))
        {
            var room = _sealed.Take(original.Length + SealingKey.Overhead);
            sealer.Seal(vaultKey, original, room.Span);
            Append(cell, new VaultItem(vaultKey, sealer.CurrentKeyId, normal.Version, room, batch, now));
        }
    }

    private void Append(int cell, in VaultItem item)
    {
        if (_pendingCells.Count == _pending.Length)
        {
            Array.Resize(ref _pending, 2 * _pending.Length);
        }

        _pending[_pendingCells.Count] = item;
        _pendingCells.Add(cell);
    }
}
