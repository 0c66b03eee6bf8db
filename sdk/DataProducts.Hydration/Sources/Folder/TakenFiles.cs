using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DataProducts.Hydration;

/// <summary>
/// Which files a source has taken, in 24 bytes each: hashes of name, listing and content. Every snapshot has all of them, so that none is
/// forgotten with a snapshot that expires.
/// </summary>
internal sealed class TakenFiles
{
    /// <summary>How many files a source may have taken: what a snapshot's summary can reasonably hold.</summary>
    public const int Maximum = 16_384;

    private const int Size = 3 * sizeof(ulong);

    private readonly Dictionary<ulong, (ulong Listing, ulong Content)> _files = [];
    private readonly List<byte> _bytes = [];

    public int Count => _files.Count;

    /// <summary>Reads what <see cref="Write"/> wrote, without the last files.</summary>
    public static TakenFiles Read(string? text, int without = 0)
    {
        var taken = new TakenFiles();
        var bytes = Convert.FromBase64String(text ?? "").AsSpan();
        for (var i = 0; i + Size <= bytes.Length - (without * Size); i += Size)
        {
            taken.Add(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i + 8)..]),
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i + 16)..]));
        }

        return taken;
    }

    public static ulong Hash(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(bytes));

    public static ulong Content(ContentDigest digest) => BinaryPrimitives.ReadUInt64LittleEndian(digest.Sha256);

    public bool Has(FolderFile file) => _files.ContainsKey(file.Name());

    /// <summary>Tells whether the listing alone shows that a file is the one that was taken.</summary>
    public bool IsSurelyStill(FolderFile file) => _files[file.Name()].Listing == file.Listing();

    /// <summary>Tells whether a file has the content that was taken.</summary>
    public bool IsStill(FolderFile file, ContentDigest digest) => _files[file.Name()].Content == Content(digest);

    public void Add(FolderFile file, ContentDigest digest) => Add(file.Name(), file.Listing(), Content(digest));

    public string Write() => Convert.ToBase64String([.. _bytes]);

    private void Add(ulong name, ulong listing, ulong content)
    {
        _files[name] = (listing, content);
        Span<byte> record = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(record, name);
        BinaryPrimitives.WriteUInt64LittleEndian(record[8..], listing);
        BinaryPrimitives.WriteUInt64LittleEndian(record[16..], content);
        _bytes.AddRange(record);
    }
}
