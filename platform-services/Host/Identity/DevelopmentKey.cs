using System.Security.Cryptography;
using DataProducts.Files;
using DataProducts.Host.Startup;
using Microsoft.IdentityModel.Tokens;

namespace DataProducts.Host.Identity;

/// <summary>The signing key of the development issuer: P-256 in a file that only its owner may open.</summary>
internal static class DevelopmentKey
{
    public const string FileName = "development-issuer.pem";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the key, or makes it.</summary>
    public static ECDsaSecurityKey LoadOrCreate(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            Create(path);
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
        {
            throw HostErrors.BadKey(path, "others may open it");
        }

        try
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            return new ECDsaSecurityKey(key) { KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16] };
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            // The cause is left out: it may quote what it read, and that may be the key.
            throw HostErrors.BadKey(path, "it is not a PEM file with a P-256 key");
        }
    }

    // Written aside and linked into place: a reader never sees half a key, and of two processes the first one's key stays.
    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var aside = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(aside, options))
        {
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        }

        _ = DurableName.TryPublish(aside, path);
    }
}
