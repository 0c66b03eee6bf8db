using System.Globalization;

namespace DataProducts.Audit;

/// <summary>What a log commits to (C2SP tlog-checkpoint): its origin, its number of records and its Merkle root.</summary>
/// <param name="Origin">The log's name, which is also its key's.</param>
/// <param name="Size">The number of records.</param>
/// <param name="Root">The root of the tree over all of them.</param>
public sealed record Checkpoint(string Origin, long Size, MerkleHash Root)
{
    /// <summary>Signs the checkpoint.</summary>
    /// <param name="signer">The key of the log: its name is the origin.</param>
    /// <returns>The signed note.</returns>
    /// <exception cref="AuditLogException"><c>DP1605</c>: the key is of another log.</exception>
    public byte[] Sign(NoteSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return signer.Name == Origin ? SignedNote.Sign(ToText(), signer) : throw OtherLog(Origin, signer.Name);
    }

    /// <summary>Checks a signed checkpoint.</summary>
    /// <param name="note">The signed note.</param>
    /// <param name="key">The log's key: its name must be the checkpoint's origin, so that no log passes for another of the same
    /// key.</param>
    /// <returns>The checkpoint.</returns>
    /// <exception cref="AuditLogException"><c>DP1605</c>: the note is malformed, not signed by the key, or of another log.</exception>
    public static Checkpoint Open(ReadOnlySpan<byte> note, NoteVerifier key)
    {
        var checkpoint = Parse(SignedNote.Open(note, key));
        return checkpoint.Origin == key.Name ? checkpoint : throw OtherLog(checkpoint.Origin, key.Name);
    }

    internal string ToText()
    {
        Span<byte> root = stackalloc byte[MerkleHash.Length];
        Root.CopyTo(root);
        return string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(root)}\n");
    }

    // Further lines are extensions, which the signature covers and a reader may pass over.
    internal static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[0].Length == 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || (lines[1].Length > 1 && lines[1][0] == '0')
            || !CanonicalBase64.TryDecode(lines[2], out var root) || root.Length != MerkleHash.Length
            || lines.AsSpan(3, lines.Length - 4).Contains(string.Empty))
        {
            throw AuditErrors.BadNote("its text is not a checkpoint: origin, decimal size and base64 root, each on a line.");
        }

        return new Checkpoint(lines[0], size, MerkleHash.From(root));
    }

    private static AuditLogException OtherLog(string origin, string name) =>
        AuditErrors.BadNote($"it is of the log '{origin}', the key is of '{name}'.");
}
