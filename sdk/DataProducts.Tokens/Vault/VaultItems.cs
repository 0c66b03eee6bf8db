using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>The statements on a vault's items. Nothing here updates or deletes.</summary>
internal sealed class VaultItems(sqlite3 database, string path) : IDisposable
{
    private readonly VaultStatement _insert = new(database, path, """
        INSERT INTO item (token, subject, key_id, normaliser, sealed, batch, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (token, subject) DO NOTHING
        """);

    private readonly VaultStatement _find = new(database, path, """
        SELECT key_id, normaliser, sealed, batch, created, erased FROM item WHERE token = ?1 AND subject = ?2
        """);

    public IReadOnlyList<StandingItem> PutIfAbsent(ReadOnlySpan<VaultItem> items)
    {
        List<StandingItem>? standing = null;
        for (var i = 0; i < items.Length; i++)
        {
            ref readonly var item = ref items[i];
            BindKey(_insert, item.Key);
            _insert.Bind(3, item.KeyId).Bind(4, item.Normaliser).Bind(5, item.Sealed.Span).Bind(6, item.Batch)
                .Bind(7, item.Created.ToUnixTimeMilliseconds()).Run();
            if (raw.sqlite3_changes(database) == 0)
            {
                (standing ??= []).Add(new StandingItem(i, Find(item.Key)!.Value));
            }
        }

        return standing ?? (IReadOnlyList<StandingItem>)[];
    }

    public VaultItem? Find(in VaultKey key)
    {
        BindKey(_find, key);
        try
        {
            return _find.Step()
                ? new VaultItem(
                    key, _find.Integer(0), (int)_find.Integer(1), _find.Blob(2).ToArray(), _find.Text(3), Time(_find.Integer(4)))
                {
                    Erased = _find.IsNull(5) ? null : Time(_find.Integer(5)),
                }
                : null;
        }
        finally
        {
            // An open statement would hold its read snapshot and stop checkpoints.
            _find.Reset();
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _find.Dispose();
    }

    // Clamped: a file that was tampered with must not fail here, but where its items are opened.
    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(
        milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    private static void BindKey(VaultStatement statement, in VaultKey key)
    {
        Span<byte> token = stackalloc byte[VaultKey.TokenSize];
        Span<byte> subject = stackalloc byte[SubjectRef.Size];
        key.WriteTokenTo(token);
        key.Subject.WriteTo(subject);
        statement.Bind(1, token).Bind(2, subject);
    }
}
