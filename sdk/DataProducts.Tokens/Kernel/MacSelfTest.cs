using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>Holds a kernel to the platform's HMAC-SHA-256 before it makes the first token of a process.</summary>
internal static class MacSelfTest
{
    // Every length of up to three blocks, which have every place of the padding; twice, so that lengths meet in all lanes.
    private const int Longest = 192;
    private const int KeySize = 32;

    /// <summary>Compares MACs.</summary>
    /// <exception cref="DataProductException">One differs (<c>DP1475</c>).</exception>
    public static void Run(string description, Func<IBatchMac> create)
    {
        var material = new byte[KeySize + Longest];
        for (var i = 0; i < material.Length; i++)
        {
            material[i] = (byte)((i * 167) + (i >> 3));
        }

        var key = material[..KeySize];
        var messages = new MacMessages();
        for (var i = 0; i <= 2 * Longest; i++)
        {
            messages.Add(material.AsSpan(KeySize, i % (Longest + 1)));
        }

        var macs = new byte[messages.Count * MacKey.Size];
        using (var kernel = create())
        {
            kernel.Load(key);
            kernel.Compute(messages, macs);
        }

        for (var i = 0; i < messages.Count; i++)
        {
            if (!macs.AsSpan(i * MacKey.Size, MacKey.Size).SequenceEqual(HMACSHA256.HashData(key, messages[i])))
            {
                throw KernelErrors.Wrong(description);
            }
        }
    }
}
