using System.Buffers.Binary;
using System.Text;
using Amazon.DynamoDBv2.Model;

namespace DataProducts.Aws;

/// <summary>
/// What the vault knows of one subject: its keys, one attribute a token space, or its tombstone. One row, so that a key is made and
/// a subject erased by conditional writes of the same row.
/// </summary>
internal sealed class SubjectRow
{
    /// <summary>The attribute that a tombstone has: where the subject went.</summary>
    public const string Gone = "s";

    /// <summary>The position of the ledger's entry that changed the row last: a late repeat of an older one changes nothing.</summary>
    public const string Position = "lp";

    // Which call changed the row: one whose answer was lost finds itself again.
    private const string Author = "o";
    private const string Request = "q";
    private const string Left = "t";
    private const string PlainKey = "k_";
    private const string HexKey = "x_";
    private const int Head = 2 * sizeof(long);

    private readonly Dictionary<string, AttributeValue> _attributes;
    private readonly SubjectRef _subject;
    private readonly string _table;

    public SubjectRow(SubjectRef subject, Dictionary<string, AttributeValue>? attributes, string table) =>
        (_subject, _attributes, _table) = (subject, attributes ?? [], table);

    public bool IsGone => _attributes.ContainsKey(Gone);

    public long Applied => _attributes.Number(Position) ?? 0;

    public int Keys => _attributes.Keys.Count(IsKey);

    /// <summary>Tells whether a call changed the row last.</summary>
    public bool IsBy(Guid author) => _attributes.Bytes(Author) is { } bytes && bytes.AsSpan().SequenceEqual(author.ToByteArray(bigEndian: true));

    // Whatever was written over it by hand: who has a tombstone is gone.
    public SubjectState State => IsGone
        ? _attributes.Number(Gone) == (long)SubjectState.Moved ? SubjectState.Moved : SubjectState.Erased
        : _attributes.Count > 0 ? SubjectState.Active : SubjectState.None;

    public SubjectEntry Entry(string? space) => new(State, IsGone || space is null ? null : Key(space))
    {
        Left = IsGone && _attributes.Number(Left) is { } left ? RowTime.Of(left) : null,
        Request = IsGone && _attributes.Bytes(Request) is { Length: 16 } request ? new Guid(request, bigEndian: true) : null,
    };

    public SubjectKey? Key(string space)
    {
        if (_attributes.GetValueOrDefault(KeyName(space)) is null)
        {
            return null;
        }

        return _attributes.Bytes(KeyName(space)) is { Length: > Head } bytes
            ? new SubjectKey(
                _subject, space, BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(8)), bytes.AsMemory(Head))
            : throw AwsErrors.Malformed(_table, "a subject's key is too short");
    }

    /// <summary>Adds keys: a row made, or attributes added to one that is no tombstone and has none of them.</summary>
    public RowWrite Add(IEnumerable<SubjectKey> keys)
    {
        var cells = keys.Select(static key => KeyCell(key)).ToArray();
        return _attributes.Count == 0
            ? RowWrite.Insert(VaultRows.Of(_subject), cells)
            : new RowWrite(
                RowVerb.Update, VaultRows.Of(_subject), cells, [new(Gone, null), .. cells.Select(static cell => Absent(cell.Key))]);
    }

    public static KeyValuePair<string, AttributeValue> KeyCell(in SubjectKey key)
    {
        var bytes = new byte[Head + key.Wrapped.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, key.Id);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), key.WrappedBy);
        key.Wrapped.Span.CopyTo(bytes.AsSpan(Head));
        return new(KeyName(key.Space), Cell.Of(bytes));
    }

    /// <summary>What a readmission leaves: a row that tells which entry changed it.</summary>
    public static KeyValuePair<string, AttributeValue>[] Lifted(long position, Guid author) =>
        [new(Position, Cell.Of(position)), new(Author, Cell.Of(author.ToByteArray(bigEndian: true)))];

    public static KeyValuePair<string, AttributeValue>[] Tombstone(
        SubjectState state, Guid request, DateTimeOffset left, long position, Guid author) =>
    [
        .. Lifted(position, author),
        new(Gone, Cell.Of((long)state)),
        new(Request, Cell.Of(request.ToByteArray(bigEndian: true))),
        new(Left, Cell.Of(left.ToUnixTimeMilliseconds())),
    ];

    private static KeyValuePair<string, AttributeValue?> Absent(string name) => new(name, null);

    private static bool IsKey(string name) =>
        name.StartsWith(PlainKey, StringComparison.Ordinal) || name.StartsWith(HexKey, StringComparison.Ordinal);

    // An attribute's name goes into a statement's text: what is not plain goes there in hex.
    private static string KeyName(string space) => space.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        ? PlainKey + space
        : HexKey + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(space));
}
