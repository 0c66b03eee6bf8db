using System.Security.Cryptography;

namespace DataProducts.Lake.Commit;

/// <summary>Names that two writers never choose alike.</summary>
internal static class RandomIds
{
    /// <summary>Gives the id of a snapshot: positive, and from no clock.</summary>
    public static long Snapshot()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        long id;
        do
        {
            RandomNumberGenerator.Fill(bytes);
            id = BitConverter.ToInt64(bytes) & long.MaxValue;
        }
        while (id == 0);
        return id;
    }

    /// <summary>Gives what makes the names of a repeated run's files others than those that a crashed one left.</summary>
    public static string Attempt() => RandomNumberGenerator.GetHexString(12, lowercase: true);
}
