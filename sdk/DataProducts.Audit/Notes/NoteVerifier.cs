using Org.BouncyCastle.Crypto.Parameters;
using Curve = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace DataProducts.Audit;

/// <summary>A public key with its name. Its text form (C2SP signed-note, "vkey") is public: hand it to every auditor.</summary>
public sealed class NoteVerifier
{
    private readonly byte[] _key;

    internal NoteVerifier(string name, byte[] key)
    {
        if (key.Length != Curve.PublicKeySize || !Curve.ValidatePublicKeyFull(key, 0))
        {
            throw AuditErrors.BadKey("its bytes are not a valid Ed25519 public key.");
        }

        Name = NoteKey.CheckedName(name);
        KeyId = NoteKey.Id(name, key);
        _key = key;
    }

    /// <summary>Gets the key's name; for a log's key this is the log's origin.</summary>
    public string Name { get; }

    /// <summary>Gets the first four bytes of the hash of name and key, by which a signature names its key.</summary>
    internal uint KeyId { get; }

    /// <summary>Reads a verifier key.</summary>
    /// <param name="text">The text form, <c>name+id+base64</c>.</param>
    /// <returns>The key.</returns>
    /// <exception cref="AuditLogException"><c>DP1604</c>: the text is not an Ed25519 verifier key.</exception>
    public static NoteVerifier Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (name, id, key) = NoteKey.Parse(text);
        var verifier = new NoteVerifier(name, key);
        return verifier.KeyId == id ? verifier : throw AuditErrors.BadKey("its id does not belong to its name and bytes; a character was changed.");
    }

    /// <summary>Gives the text form, which <see cref="Parse"/> reads.</summary>
    /// <returns><c>name+id+base64</c>.</returns>
    public override string ToString() => NoteKey.Format(Name, KeyId, _key);

    internal bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == Curve.SignatureSize
        && new Ed25519PublicKeyParameters(_key).Verify(Curve.Algorithm.Ed25519, null, message.ToArray(), 0, message.Length, signature.ToArray(), 0);
}
