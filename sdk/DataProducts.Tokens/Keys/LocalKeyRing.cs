using System.Globalization;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>A jurisdiction's keys in one local file: for development, since whoever reads the file has the keys.</summary>
/// <remarks>
/// The file is <c>&lt;folder&gt;/&lt;JUR&gt;.keys.json</c>, mode 0600 from its first byte, and never changes: a domain's key is derived
/// from it.
/// </remarks>
public sealed class LocalKeyRing : IKeyRing, IDisposable
{
    private readonly byte[] _root;
    private readonly byte[] _domains;
    private bool _disposed;

    private LocalKeyRing(Jurisdiction jurisdiction, LocalKeyFile file)
    {
        Jurisdiction = jurisdiction;
        _root = file.Root;
        _domains = file.Domains;
    }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; }

    /// <summary>Opens a jurisdiction's keys.</summary>
    /// <param name="folder">The folder of the key files; made with mode 0700 if absent. Keep it apart from the vaults.</param>
    /// <param name="jurisdiction">The jurisdiction; <see cref="Jurisdiction.Unknown"/> has keys too, for digests of rows that no vault
    /// takes.</param>
    /// <param name="create">Whether to make new keys where there are none. Two processes that do so at once get the same keys.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="DataProductException">Others may read the file (<c>DP1410</c>), it is damaged (<c>DP1411</c>), of a newer
    /// format (<c>DP1290</c>), or it is absent or cannot be read (<c>DP1412</c>).</exception>
    public static LocalKeyRing Open(string folder, Jurisdiction jurisdiction, bool create)
    {
        var path = PathOf(folder, jurisdiction);
        try
        {
            if (!File.Exists(path))
            {
                if (!create)
                {
                    throw KeyErrors.Missing(path);
                }

                LocalKeyFile.Create(path, jurisdiction);
            }

            return new LocalKeyRing(jurisdiction, LocalKeyFile.Read(path, jurisdiction));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw KeyErrors.Unavailable(path, failure);
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> MacAsync(ReadOnlyMemory<byte> label, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(HMACSHA256.HashData(Usable(_root), label.Span));

    /// <inheritdoc/>
    public ValueTask<byte[]> WrapAsync(KeyName name, ReadOnlyMemory<byte> key, CancellationToken cancellationToken = default)
    {
        using var domain = DomainKey(name);
        var wrapped = new byte[key.Length + SealingKey.Overhead];
        domain.Seal(RandomNumberGenerator.GetBytes(SealingKey.NonceSize), key.Span, Bind(name), wrapped);
        return ValueTask.FromResult(wrapped);
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> UnwrapAsync(KeyName name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken = default)
    {
        using var domain = DomainKey(name);
        var key = new byte[Math.Max(0, wrapped.Length - SealingKey.Overhead)];
        return domain.TryOpen(wrapped.Span, Bind(name), key)
            ? ValueTask.FromResult(key)
            : throw KeyErrors.DoesNotOpen(Jurisdiction, name);
    }

    /// <summary>Clears the keys from memory.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(_root);
        CryptographicOperations.ZeroMemory(_domains);
    }

    internal static string PathOf(string folder, Jurisdiction jurisdiction) => Path.Combine(folder, jurisdiction.Code + ".keys.json");

    private SealingKey DomainKey(KeyName name) => new(HMACSHA256.HashData(
        Usable(_domains), LengthPrefixed.Of("dp/domain/1", Jurisdiction.Code, name.Domain)));

    // A cleared key is thirty-two zeroes, and would make tokens that anybody can make.
    private byte[] Usable(byte[] key)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return key;
    }

    private byte[] Bind(KeyName name) => LengthPrefixed.Of(
        "dp/wrap/1", Jurisdiction.Code, name.Domain, name.Purpose, name.Version.ToString(CultureInfo.InvariantCulture));
}
