namespace DataProducts.Tokens;

/// <summary>The key of the subject that is being worked on: items come by subject, so one is made ready at a time.</summary>
internal sealed class OneSubjectKey(SubjectKeyCache cache) : IDisposable
{
    private SubjectRef _subject;
    private long _id;
    private SealingKey? _key;

    public (long Id, SealingKey Key) Of(SubjectRef subject)
    {
        if (_key is null || subject != _subject)
        {
            _key?.Dispose();
            _ = cache.TryGet(subject, out var open);
            (_subject, _id, _key) = (subject, open.Id, new SealingKey(open.Bytes));
        }

        return (_id, _key);
    }

    public void Dispose() => _key?.Dispose();
}
