using System.Security.Cryptography;
using System.Text;

namespace DataProducts.Contracts;

/// <summary>Ids that tools keep references by: a UUID of version 5 (RFC 9562 §5.5), the same for the same name in every build, so that a
/// report outlives the next version of its model.</summary>
internal static class StableId
{
    // Of the project's own: a name means nothing outside it.
    private static readonly Guid Namespace = new("58489f3d-1779-46fc-ad6a-6680f2cda323");

    /// <summary>Gives the id of a name.</summary>
    public static Guid Of(string name) => Of(Namespace, name);

    /// <summary>Gives the id of a name in a namespace.</summary>
    public static Guid Of(Guid space, string name)
    {
        byte[] input = [.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // version 5 is defined by SHA-1; nothing is protected by it
        var id = SHA1.HashData(input).AsSpan(0, 16);
#pragma warning restore CA5350
        id[6] = (byte)((id[6] & 0x0F) | 0x50);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(id, bigEndian: true);
    }
}
