using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Aws;

/// <summary>Where each kind of row lies in a vault's table.</summary>
/// <remarks>
/// <code>
/// partition key                     sort key        row
/// subject (16)                      00              the subject: its keys, or its tombstone
/// subject (16)                      01 token (24)   an item
/// token (24)                        01 token (24)   an item of nobody in particular
/// "dp/table" (8)                    00              the marker: whose table this is
/// "dp/vault" (8)                    00              the state: epoch, and the ledger's last entry
/// "N" SHA-256(domain, purpose) (33) version (4)     a wrapped key
/// "I" id (9)                        00              the name of the key of that id
/// </code>
/// The lengths of the partition keys differ, so no row can be taken for one of another kind.
/// </remarks>
internal static class VaultRows
{
    public const byte ItemPrefix = 1;

    private static readonly byte[] Vault = "dp/vault"u8.ToArray();
    private static readonly byte[] First = [0];

    public static RowKey State { get; } = new(Vault, First);

    public static RowKey Of(SubjectRef subject) => new(Bytes(subject), First);

    public static RowKey Of(VaultKey key)
    {
        var sort = new byte[1 + VaultKey.TokenSize];
        sort[0] = ItemPrefix;
        key.WriteTokenTo(sort.AsSpan(1));
        return new RowKey(key.Subject == default ? sort[1..] : Bytes(key.Subject), sort);
    }

    public static RowKey Of(KeyName name)
    {
        var version = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(version, name.Version);
        return new RowKey(NamePartition(name.Domain, name.Purpose), version);
    }

    public static RowKey OfKeyId(long id)
    {
        var partition = new byte[1 + sizeof(long)];
        partition[0] = (byte)'I';
        BinaryPrimitives.WriteInt64BigEndian(partition.AsSpan(1), id);
        return new RowKey(partition, First);
    }

    public static byte[] NamePartition(string domain, string purpose)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in new[] { domain, purpose })
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return [(byte)'N', .. hash.GetHashAndReset()];
    }

    /// <summary>Reads the key of an item's row; false for a row of another kind.</summary>
    public static bool IsItem(RowKey row, out VaultKey key)
    {
        key = default;
        if (row.Sort is not { Length: 1 + VaultKey.TokenSize } sort || sort[0] != ItemPrefix)
        {
            return false;
        }

        var token = sort.AsSpan(1);
        switch (row.Partition.Length)
        {
            case SubjectRef.Size:
                key = new VaultKey(token, new SubjectRef(row.Partition));
                return key.Subject != default;
            case VaultKey.TokenSize:
                key = new VaultKey(token, default);
                return token.SequenceEqual(row.Partition);
            default:
                return false;
        }
    }

    public static byte[] Bytes(SubjectRef subject)
    {
        var bytes = new byte[SubjectRef.Size];
        subject.WriteTo(bytes);
        return bytes;
    }
}
