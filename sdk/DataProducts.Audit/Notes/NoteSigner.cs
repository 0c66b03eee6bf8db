using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Curve = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace DataProducts.Audit;

/// <summary>A private Ed25519 key with its name, which for a log's key is the log's origin.</summary>
public sealed class NoteSigner
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly byte[] _seed;
    private readonly Ed25519PrivateKeyParameters _key;

    private NoteSigner(string name, byte[] seed)
    {
        _seed = seed;
        _key = new Ed25519PrivateKeyParameters(seed);
        Verifier = new NoteVerifier(name, _key.GeneratePublicKey().GetEncoded());
    }

    /// <summary>Gets the name.</summary>
    public string Name => Verifier.Name;

    /// <summary>Gets the public key, which checks what this one signs.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>Makes a key from the system's random numbers.</summary>
    /// <param name="name">The name: 1 to 256 characters without white space and '+'.</param>
    /// <returns>The key.</returns>
    /// <exception cref="AuditLogException"><c>DP1604</c>: the name cannot be a key's.</exception>
    public static NoteSigner Generate(string name) => new(name, RandomNumberGenerator.GetBytes(Curve.SecretKeySize));

    /// <summary>Reads a key file, or makes it with a new key, readable by its owner alone from its first byte.</summary>
    /// <param name="path">The file. Its folder must exist.</param>
    /// <param name="name">The key's name, which a file that exists must bear.</param>
    /// <returns>The key.</returns>
    /// <exception cref="AuditLogException"><c>DP1604</c>: the file holds no such key, or others may read it.</exception>
    public static NoteSigner LoadOrCreate(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            var made = Generate(name);
            NoteKeyFile.TryCreate(path, made.ToPrivateText());
        }

        // Also the maker reads: where two processes came at once, both use the key of the one that was first.
        var signer = Parse(NoteKeyFile.Read(path));
        return signer.Name == name ? signer : throw AuditErrors.BadKey($"the file '{path}' holds a key of another name, '{signer.Name}'.");
    }

    /// <summary>Gives the same key under another name, for the log of another origin; signatures of one are not valid for the
    /// other.</summary>
    /// <param name="name">The other name.</param>
    /// <returns>The key.</returns>
    /// <exception cref="AuditLogException"><c>DP1604</c>: the name cannot be a key's.</exception>
    public NoteSigner WithName(string name) => new(name, _seed);

    /// <summary>Gives the name; never the key.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    internal static NoteSigner Parse(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw AuditErrors.BadKey("a private key's text starts with PRIVATE+KEY+.");
        }

        var (name, id, seed) = NoteKey.Parse(text[Prefix.Length..]);
        var signer = new NoteSigner(name, seed);
        return signer.Verifier.KeyId == id ? signer : throw AuditErrors.BadKey("its id does not belong to its name and bytes; a character was changed.");
    }

    internal byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = new byte[Curve.SignatureSize];
        _key.Sign(Curve.Algorithm.Ed25519, null, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }

    private string ToPrivateText() => Prefix + NoteKey.Format(Name, Verifier.KeyId, _seed);
}
