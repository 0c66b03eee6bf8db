using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Hydration;

/// <summary>Names a batch by what is in it, so that the same input is the same batch wherever and whenever it is read.</summary>
internal static class BatchId
{
    /// <summary>Gives the id: SHA-256 in lower-case hex over product, port, contract version, and each part's name and content.</summary>
    public static string Of(PortSchema schema, IReadOnlyList<SourcePart> parts, IReadOnlyList<ContentDigest> digests)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "dp/batch/1");
        Add(hash, schema.Product);
        Add(hash, schema.Port);
        Add(hash, schema.Version);
        Add(hash, parts.Count.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < parts.Count; i++)
        {
            Add(hash, parts[i].Name);
            Add(hash, digests[i].Sha256);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Names the replay of a batch's quarantined rows under a contract.</summary>
    public static string OfReplay(PortSchema schema, string contract, string origin, string from)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in (string[])["dp/replay/1", schema.Product, schema.Port, schema.Version, contract, origin, from])
        {
            Add(hash, piece);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Names what decides whether a row is good: the contract, and which countries belong to which jurisdiction.</summary>
    public static string OfContract(PortSchema schema, string manifest, JurisdictionTable jurisdictions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, "dp/replay-contract/1");
        Add(hash, schema.Version);
        Add(hash, manifest);
        Add(hash, jurisdictions.Version);
        Span<char> country = stackalloc char[2];
        for (var code = 0; code < 26 * 26; code++)
        {
            (country[0], country[1]) = ((char)('A' + (code / 26)), (char)('A' + (code % 26)));
            Add(hash, jurisdictions.OfCountry(country).Code);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    // Each piece has its length before it, so that no two sequences of pieces are hashed alike.
    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> piece)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, piece.Length);
        hash.AppendData(length);
        hash.AppendData(piece);
    }
}
