using System.Globalization;
using System.Text;

namespace DataProducts.Audit;

/// <summary>The proof that a record is in a log, in one file that needs nothing but the log's public key (C2SP tlog-proof v1). The record
/// itself travels as the proof's extra data; it counts only because its hash leads to the signed root.</summary>
public sealed class LogProof
{
    /// <summary>The longest proof that is read, in bytes: a record, a path of 63 hashes and a checkpoint.</summary>
    public const int MaxLength = 256 * 1024;

    private const string Header = "c2sp.org/tlog-proof@v1\n";
    private const string ExtraStart = "extra ";
    private const string IndexStart = "index ";
    private const int LongestPath = 63;

    private readonly byte[] _note;

    internal LogProof(long index, byte[] record, IReadOnlyList<MerkleHash> path, byte[] note)
    {
        (Index, Record, Path) = (index, record, path);
        _note = note;
    }

    /// <summary>Gets the record's index in the log.</summary>
    public long Index { get; }

    /// <summary>Gets the record's bytes, which <see cref="Verify"/> is about.</summary>
    public ReadOnlyMemory<byte> Record { get; }

    /// <summary>Gets the Merkle path, from the record's sibling upwards.</summary>
    public IReadOnlyList<MerkleHash> Path { get; }

    /// <summary>Reads a proof. What it says is believed only after <see cref="Verify"/>.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <returns>The proof.</returns>
    /// <exception cref="AuditLogException"><c>DP1606</c>: the bytes are no proof with a record.</exception>
    public static LogProof Parse(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.Length <= MaxLength ? Encoding.UTF8.GetString(bytes) : throw AuditErrors.BadProof("it is longer than 256 KiB.");
        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (!text.StartsWith(Header, StringComparison.Ordinal) || split < Header.Length)
        {
            throw AuditErrors.BadProof("it does not begin as a tlog-proof does.");
        }

        var lines = text[Header.Length..split].Split('\n');
        if (lines.Length < 2 || lines.Length - 2 > LongestPath
            || !lines[0].StartsWith(ExtraStart, StringComparison.Ordinal)
            || !CanonicalBase64.TryDecode(lines[0][ExtraStart.Length..], out var record)
            || !lines[1].StartsWith(IndexStart, StringComparison.Ordinal)
            || !TryIndex(lines[1][IndexStart.Length..], out var index))
        {
            throw AuditErrors.BadProof("its record, index or path is missing or malformed.");
        }

        var path = new MerkleHash[lines.Length - 2];
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = CanonicalBase64.TryDecode(lines[i + 2], out var hash) && hash.Length == MerkleHash.Length
                ? MerkleHash.From(hash)
                : throw AuditErrors.BadProof("a hash of its path is malformed.");
        }

        // The bytes and not the text: what the key signed must not pass through a decoder that repairs.
        var note = bytes[Encoding.UTF8.GetByteCount(text.AsSpan(0, split + 2))..].ToArray();
        return new LogProof(index, record, path, note);
    }

    /// <summary>Checks the signature and the path.</summary>
    /// <param name="key">The log's public key.</param>
    /// <returns>The checkpoint under which the record is in the log.</returns>
    /// <exception cref="AuditLogException"><c>DP1605</c>: the checkpoint is not signed by the key, or is of another log. <c>DP1606</c>: the
    /// record is not in the log at that index.</exception>
    public Checkpoint Verify(NoteVerifier key)
    {
        var checkpoint = Checkpoint.Open(_note, key);
        return MerkleProof.VerifyInclusion(MerkleHash.Leaf(Record.Span), Index, checkpoint.Size, checkpoint.Root, [.. Path])
            ? checkpoint
            : throw AuditErrors.BadProof("its record is not in the log at that index.");
    }

    /// <summary>Gives the file's bytes, which <see cref="Parse"/> and every tlog-proof verifier read.</summary>
    /// <returns>UTF-8 bytes.</returns>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Header)
            .Append(ExtraStart).Append(Convert.ToBase64String(Record.Span)).Append('\n')
            .Append(IndexStart).Append(CultureInfo.InvariantCulture, $"{Index}\n");
        Span<byte> bytes = stackalloc byte[MerkleHash.Length];
        foreach (var hash in Path)
        {
            hash.CopyTo(bytes);
            text.Append(Convert.ToBase64String(bytes)).Append('\n');
        }

        return [.. Encoding.UTF8.GetBytes(text.Append('\n').ToString()), .. _note];
    }

    private static bool TryIndex(string text, out long index) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index) && (text.Length == 1 || text[0] != '0');
}
