using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>The statements on subjects and their keys.</summary>
/// <remarks>An erasure deletes the keys in the transaction that changes the state, so a key that is there is that of a living
/// subject.</remarks>
internal sealed class SubjectRows(sqlite3 database, string path, VaultNames names) : IDisposable
{
    private readonly VaultStatement _find = new(database, path, "SELECT n, state, left_at, request FROM subject WHERE ref = ?1");
    private readonly VaultStatement _ref = new(database, path, "SELECT ref FROM subject WHERE n = ?1");

    private readonly VaultStatement _add = new(
        database, path, "INSERT INTO subject (ref, state) VALUES (?1, ?2) ON CONFLICT (ref) DO NOTHING");

    private readonly VaultStatement _change = new(
        database, path, "UPDATE subject SET state = ?2, left_at = ?3, request = ?4 WHERE n = ?1");

    private readonly VaultStatement _findKey = new(
        database, path, "SELECT id, wrapped_by, wrapped FROM subject_key WHERE subject = ?1 AND space = ?2");

    private readonly VaultStatement _findBoth = new(database, path, """
        SELECT s.n, s.state, s.left_at, s.request, k.id, k.wrapped_by, k.wrapped
        FROM subject s LEFT JOIN subject_key k ON k.subject = s.n AND k.space = ?2 WHERE s.ref = ?1
        """);

    private readonly VaultStatement _addKey = new(
        database, path, "INSERT INTO subject_key (subject, space, id, wrapped_by, wrapped) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly VaultStatement _replaceKey = new(database, path, """
        UPDATE subject_key SET wrapped_by = ?3, wrapped = ?4
        WHERE subject = ?1 AND space = ?2 AND id = ?5 AND wrapped_by = ?6 AND wrapped = ?7
        """);

    private readonly VaultStatement _deleteKeys = new(database, path, "DELETE FROM subject_key WHERE subject = ?1");

    public SubjectRow Find(SubjectRef subject)
    {
        BindSubject(_find, subject);
        try
        {
            return _find.Step() ? Row(_find) : SubjectRow.None;
        }
        finally
        {
            // An open statement would hold its read snapshot and stop checkpoints.
            _find.Reset();
        }
    }

    public SubjectRef RefOf(long number)
    {
        var found = _ref.Bind(1, number).Step() && _ref.Blob(0).Length == SubjectRef.Size ? new SubjectRef(_ref.Blob(0)) : default;
        _ref.Reset();
        return found;
    }

    /// <summary>Gives a subject with its key in a space, by one statement and not two.</summary>
    public SubjectRow Find(SubjectRef subject, string space, out SubjectKey? key)
    {
        BindSubject(_findBoth, subject);
        _findBoth.Bind(2, names.Find(space));
        try
        {
            var isThere = _findBoth.Step();
            key = isThere && !_findBoth.IsNull(4) ? Key(_findBoth, 4, subject, space) : null;
            return isThere ? Row(_findBoth) : SubjectRow.None;
        }
        finally
        {
            _findBoth.Reset();
        }
    }

    /// <summary>Adds a subject; false if it is there.</summary>
    public bool TryAdd(SubjectRef subject, out SubjectRow row)
    {
        BindSubject(_add, subject);
        _add.Bind(2, (long)SubjectState.Active).Run();
        var isNew = raw.sqlite3_changes(database) == 1;
        row = isNew ? new SubjectRow(raw.sqlite3_last_insert_rowid(database), SubjectState.Active) : SubjectRow.None;
        return isNew;
    }

    public SubjectRow FindOrAdd(SubjectRef subject) => TryAdd(subject, out var row) ? row : Find(subject);

    public void Change(in SubjectRow row)
    {
        _change.Bind(1, row.Number).Bind(2, (long)row.State);
        if (row is { Left: { } left, Request: { } request })
        {
            Span<byte> bytes = stackalloc byte[16];
            request.TryWriteBytes(bytes, bigEndian: true, out _);
            _change.Bind(3, left.ToUnixTimeMilliseconds()).Bind(4, bytes).Run();
            return;
        }

        _change.BindNull(3).BindNull(4).Run();
    }

    public SubjectKey? FindKey(in SubjectRow row, SubjectRef subject, string space)
    {
        if (row.Number < 0 || names.Find(space) is var number && number == VaultNames.None)
        {
            return null;
        }

        _findKey.Bind(1, row.Number).Bind(2, number);
        try
        {
            return _findKey.Step() ? Key(_findKey, 0, subject, space) : null;
        }
        finally
        {
            _findKey.Reset();
        }
    }

    public void AddKey(in SubjectRow row, in SubjectKey key) => _addKey.Bind(1, row.Number).Bind(2, names.FindOrAdd(key.Space))
        .Bind(3, key.Id).Bind(4, key.WrappedBy).Bind(5, key.Wrapped.Span).Run();

    public bool TryReplaceKey(in SubjectKey old, in SubjectKey next)
    {
        _replaceKey.Bind(1, Find(old.Subject).Number).Bind(2, names.Find(old.Space)).Bind(3, next.WrappedBy).Bind(4, next.Wrapped.Span)
            .Bind(5, old.Id).Bind(6, old.WrappedBy).Bind(7, old.Wrapped.Span).Run();
        return raw.sqlite3_changes(database) == 1;
    }

    public int DeleteKeys(in SubjectRow row)
    {
        _deleteKeys.Bind(1, row.Number).Run();
        return raw.sqlite3_changes(database);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _find, _ref, _add, _change, _findKey, _findBoth, _addKey, _replaceKey, _deleteKeys })
        {
            statement.Dispose();
        }
    }

    // Whatever was written over it by hand: who is not plainly active is gone.
    private static SubjectRow Row(VaultStatement found) => found.Integer(1) == (long)SubjectState.Active
        ? new SubjectRow(found.Integer(0), SubjectState.Active)
        : new SubjectRow(found.Integer(0), found.Integer(1) == (long)SubjectState.Moved ? SubjectState.Moved : SubjectState.Erased)
        {
            Left = VaultTime.Of(found.Integer(2)),
            Request = found.Blob(3) is { Length: 16 } request ? new Guid(request, bigEndian: true) : null,
        };

    private static SubjectKey Key(VaultStatement found, int first, SubjectRef subject, string space) =>
        new(subject, space, found.Integer(first), found.Integer(first + 1), found.Blob(first + 2).ToArray());

    private static void BindSubject(VaultStatement statement, SubjectRef subject)
    {
        Span<byte> bytes = stackalloc byte[SubjectRef.Size];
        subject.WriteTo(bytes);
        statement.Bind(1, bytes);
    }
}
