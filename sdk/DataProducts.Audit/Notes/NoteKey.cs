using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Audit;

/// <summary>What public and private keys share (C2SP signed-note): a name, an id and a body whose first byte is the algorithm.</summary>
internal static class NoteKey
{
    public const byte Ed25519 = 0x01;

    public const int BodyLength = 33;

    private const int MaxNameLength = 256;

    public static uint Id(string name, ReadOnlySpan<byte> publicKey)
    {
        Span<byte> input = stackalloc byte[Encoding.UTF8.GetByteCount(name) + 1 + BodyLength];
        var length = Encoding.UTF8.GetBytes(name, input);
        input[length] = (byte)'\n';
        input[length + 1] = Ed25519;
        publicKey.CopyTo(input[(length + 2)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }

    public static string CheckedName([NotNull] string? name)
    {
        if (string.IsNullOrEmpty(name) || name.Length > MaxNameLength || name.Any(c => c == '+' || char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            throw AuditErrors.BadKey("its name must be 1 to 256 characters without white space and '+', for example 'dataproducts.example/audit/eu/retail'.");
        }

        return name;
    }

    public static string Format(string name, uint id, ReadOnlySpan<byte> key)
    {
        Span<byte> body = stackalloc byte[BodyLength];
        body[0] = Ed25519;
        key.CopyTo(body[1..]);
        return string.Create(CultureInfo.InvariantCulture, $"{name}+{id:x8}+{Convert.ToBase64String(body)}");
    }

    /// <summary>Splits <c>name+id+body</c>; the caller checks the id, which is of the public key.</summary>
    public static (string Name, uint Id, byte[] Key) Parse(string text)
    {
        var parts = text.Split('+', 3);
        if (parts.Length != 3
            || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            || id.ToString("x8", CultureInfo.InvariantCulture) != parts[1]
            || !CanonicalBase64.TryDecode(parts[2], out var body) || body.Length != BodyLength || body[0] != Ed25519)
        {
            throw AuditErrors.BadKey("it must read <name>+<8 hex digits>+<base64> and be an Ed25519 key (C2SP signed-note, type 0x01).");
        }

        return (CheckedName(parts[0]), id, body[1..]);
    }
}
