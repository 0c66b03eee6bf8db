using System.Buffers.Binary;

namespace DataProducts.Tokens;

/// <summary>What reads a vault, each within one transaction of the caller. Dead items are left out.</summary>
internal sealed class VaultReader(SubjectRows subjects, VaultItems items)
{
    private const int CursorSize = sizeof(long) + VaultKey.TokenSize;

    public void FindKeys(string space, ReadOnlySpan<SubjectRef> asked, Span<SubjectEntry> entries)
    {
        for (var i = 0; i < asked.Length; i++)
        {
            entries[i] = subjects.Find(asked[i], space, out var key).With(key);
        }
    }

    public void Find(ReadOnlySpan<VaultKey> keys, Span<VaultFinding> findings)
    {
        var subject = new SubjectLookup(subjects);
        for (var i = 0; i < keys.Length; i++)
        {
            var row = subject.Seek(keys[i].Subject);
            VaultItem? item = items.Find(row.Number, keys[i]) is { } found && subject.Opens(found) ? found : null;
            findings[i] = keys[i].Subject == default
                ? new VaultFinding(item, default)
                : new VaultFinding(item, row.With(item is { } open ? subject.Key(open.Space) : null));
        }
    }

    /// <summary>Gives some items of a subject, after a token; <paramref name="last"/> is null at the end.</summary>
    public List<VaultItem> List(SubjectRef subject, VaultKey? after, int limit, out VaultKey? last)
    {
        Span<byte> token = stackalloc byte[VaultKey.TokenSize];
        after?.WriteTokenTo(token);
        var page = items.List(subjects.Find(subject).Number, subject, token, limit);
        last = page.Count < limit ? null : page[^1].Key;
        RemoveDead(page);
        return page;
    }

    public VaultPage Scan(VaultCursor after, int limit)
    {
        Span<byte> place = stackalloc byte[CursorSize];
        Parse(after, place);
        var page = items.Scan(BinaryPrimitives.ReadInt64BigEndian(place), place[sizeof(long)..], limit, subjects.RefOf);
        VaultCursor? next = page.Count < limit ? null : Cursor(page[^1].Key);
        RemoveDead(page);
        return new VaultPage(page, next);
    }

    private void RemoveDead(List<VaultItem> page)
    {
        var subject = new SubjectLookup(subjects);
        page.RemoveAll(item =>
        {
            subject.Seek(item.Key.Subject);
            return !subject.Opens(item);
        });
    }

    private VaultCursor Cursor(in VaultKey key)
    {
        Span<byte> place = stackalloc byte[CursorSize];
        BinaryPrimitives.WriteInt64BigEndian(place, subjects.Find(key.Subject).Number);
        key.WriteTokenTo(place[sizeof(long)..]);
        return new VaultCursor(Convert.ToHexStringLower(place));
    }

    private static void Parse(VaultCursor cursor, Span<byte> place)
    {
        place.Clear();
        if (cursor.Text is { } text
            && (text.Length != 2 * CursorSize
                || Convert.FromHexString(text, place, out _, out _) != System.Buffers.OperationStatus.Done))
        {
            throw VaultErrors.NotACursor(text.Length);
        }
    }
}
