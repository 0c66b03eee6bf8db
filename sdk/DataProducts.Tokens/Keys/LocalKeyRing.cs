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
    private readonly KeyBuffer _root;
    private readonly KeyBuffer _domains;

    private LocalKeyRing(Jurisdiction jurisdiction, LocalKeyFile file)
    {
        Jurisdiction = jurisdiction;
        (_root, _domains) = (file.Root, file.Domains);
    }

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction { get; }

    /// <summary>Opens a jurisdiction's keys.</summary>
    /// <param name="folder">The folder of the key files; made with mode 0700 if absent. Keep it apart from the vaults.</param>
    /// <param name="jurisdiction">The jurisdiction; <see cref="Jurisdiction.Unknown"/> has keys too, for digests of rows that no vault
    /// takes.</param>
    /// <param name="create">Whether to make new keys where there are none. Two processes that do so at once get the same keys.</param>
    /// <param name="environment">The name of the environment that this runs in; null for what the variables <c>DATAPRODUCTS_ENVIRONMENT</c>,
    /// <c>DOTNET_ENVIRONMENT</c> and <c>ASPNETCORE_ENVIRONMENT</c> say.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="DataProductException">The environment is Production (<c>DP1450</c>); others may read the file (<c>DP1410</c>), it is damaged (<c>DP1411</c>), of a newer
    /// format (<c>DP1290</c>), or it is absent or cannot be read (<c>DP1412</c>).</exception>
    public static LocalKeyRing Open(string folder, Jurisdiction jurisdiction, bool create, string? environment = null)
    {
        ProductionRefusal.ThrowIfProduction(environment);
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
    public ValueTask<byte[]> MacAsync(ReadOnlyMemory<byte> label, CancellationToken cancellationToken = default)
    {
        var mac = NewKey(MacKey.Size);
        HMACSHA256.HashData(_root.Bytes, label.Span, mac);
        return ValueTask.FromResult(mac);
    }

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
        var key = NewKey(Math.Max(0, wrapped.Length - SealingKey.Overhead));
        return domain.TryOpen(wrapped.Span, Bind(name), key)
            ? ValueTask.FromResult(key)
            : throw KeyErrors.DoesNotOpen(Jurisdiction, name);
    }

    /// <summary>Clears the keys from memory; what is called later throws.</summary>
    public void Dispose()
    {
        _root.Dispose();
        _domains.Dispose();
    }

    internal static string PathOf(string folder, Jurisdiction jurisdiction) => Path.Combine(folder, jurisdiction.Code + ".keys.json");

    private SealingKey DomainKey(KeyName name)
    {
        Span<byte> key = stackalloc byte[MacKey.Size];
        HMACSHA256.HashData(_domains.Bytes, LengthPrefixed.Of("dp/domain/1", Jurisdiction.Code, name.Domain), key);
        var domain = new SealingKey(key);
        CryptographicOperations.ZeroMemory(key);
        return domain;
    }

    // Pinned, so that the caller's clearing leaves no copy that the garbage collector made.
    private static byte[] NewKey(int size) => GC.AllocateArray<byte>(size, pinned: true);

    private byte[] Bind(KeyName name) => LengthPrefixed.Of(
        "dp/wrap/1", Jurisdiction.Code, name.Domain, name.Purpose, name.Version.ToString(CultureInfo.InvariantCulture));
}
