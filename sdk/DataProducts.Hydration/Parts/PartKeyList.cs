using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using DataProducts.Tokens;

namespace DataProducts.Hydration;

/// <summary>The keys that a part took, each as a keyed hash with its row's number: what lies in a store must not tell a key that can be
/// guessed.</summary>
internal sealed class PartKeyList(KeyedDigest digest)
{
    private const int HashSize = KeyedDigest.MinimumSize;

    /// <summary>How many bytes a key takes.</summary>
    public const int EntrySize = HashSize + sizeof(long);

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void Add(string key, long number)
    {
        var hash = KeyHash.Of(key);
        var entry = _bytes.GetSpan(EntrySize)[..EntrySize];
        digest.Compute(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in hash)), entry[..HashSize]);
        BinaryPrimitives.WriteInt64LittleEndian(entry[HashSize..], number);
        _bytes.Advance(EntrySize);
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Adds keys to those of earlier parts, and gives the numbers of the rows whose keys these have.</summary>
    public static List<long> Repeated(ReadOnlySpan<byte> keys, HashSet<UInt128> earlier)
    {
        var repeated = new List<long>();
        for (; keys.Length >= EntrySize; keys = keys[EntrySize..])
        {
            if (!earlier.Add(MemoryMarshal.Read<UInt128>(keys)))
            {
                repeated.Add(BinaryPrimitives.ReadInt64LittleEndian(keys[HashSize..]));
            }
        }

        return repeated;
    }
}
