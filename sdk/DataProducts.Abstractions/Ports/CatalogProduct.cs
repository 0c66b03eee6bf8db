using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DataProducts;

/// <summary>A version of a product as the catalog knows it.</summary>
/// <param name="Id">The product's identifier, for example <c>retail.customers</c>.</param>
/// <param name="Domain">The domain.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Version">The contract's semantic version.</param>
/// <param name="Description">What it is, in a sentence.</param>
/// <param name="Manifest">The manifest, JSON.</param>
/// <param name="Contract">The contract, ODCS YAML.</param>
/// <param name="Registered">When it was registered, in UTC.</param>
public sealed record CatalogProduct(
    string Id,
    string Domain,
    string Owner,
    string Version,
    string Description,
    string Manifest,
    string Contract,
    DateTimeOffset Registered)
{
    /// <summary>Gives the hash of what consumers rely on: SHA-256 of manifest and contract, each after its length in four bytes.</summary>
    /// <returns>64 lower-case hex digits.</returns>
    public string ContractHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var text in (ReadOnlySpan<string>)[Manifest, Contract])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
