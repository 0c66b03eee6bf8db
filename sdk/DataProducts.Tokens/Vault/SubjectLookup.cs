namespace DataProducts.Tokens;

/// <summary>The subject that is being worked on, within one transaction: asked for once for each run of its items, with its key in the
/// space that the last one's was asked for in.</summary>
internal struct SubjectLookup(SubjectRows rows)
{
    private SubjectRef _subject;
    private bool _isSought;
    private string? _space;
    private SubjectKey? _key;

    public SubjectRow Row { get; private set; }

    /// <summary>Turns to a subject.</summary>
    public SubjectRow Seek(SubjectRef subject)
    {
        if (!_isSought || subject != _subject)
        {
            (_subject, _isSought) = (subject, true);
            Row = _space is { } space ? rows.Find(subject, space, out _key) : rows.Find(subject);
        }

        return Row;
    }

    /// <summary>Gives the subject's key in a space.</summary>
    public SubjectKey? Key(string space)
    {
        if (!string.Equals(space, _space, StringComparison.Ordinal))
        {
            (_space, _key) = (space, rows.FindKey(Row, _subject, space));
        }

        return _key;
    }

    /// <summary>Tells whether an item of the subject is alive: nobody's, or sealed under its subject's key.</summary>
    public bool Opens(in VaultItem item) => item.Key.Subject == default || (Key(item.Space) is { } key && key.Id == item.KeyId);
}
