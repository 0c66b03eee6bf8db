using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace DataProducts.Tokens.Tests;

/// <summary>The kernels that this machine can run, and what they are held to.</summary>
internal static class KernelCase
{
    public static TheoryData<string> Names { get; } = [.. All.Select(kernel => kernel.Name)];

    private static IEnumerable<(string Name, Func<IBatchMac> Create)> All
    {
        get
        {
            yield return ("platform", () => new PlatformMac());
            if (Lanes8.IsSupported)
            {
                yield return ("8 lanes", () => new SimdMac<Vector256<uint>, Lanes8>());
            }

            if (Lanes16.IsSupported)
            {
                yield return ("16 lanes", () => new SimdMac<Vector512<uint>, Lanes16>());
            }
        }
    }

    public static IBatchMac Create(string name, byte[] key)
    {
        var created = All.Single(kernel => kernel.Name == name).Create();
        created.Load(key);
        return created;
    }

    public static void AssertAgrees(string name, byte[] key, params IReadOnlyList<byte[]> messages)
    {
        using var kernel = Create(name, key);
        AssertAgrees(kernel, key, messages);
    }

    public static void AssertAgrees(IBatchMac kernel, byte[] key, IReadOnlyList<byte[]> messages)
    {
        var batch = new MacMessages();
        foreach (var message in messages)
        {
            batch.Add(message);
        }

        var macs = new byte[messages.Count * MacKey.Size];
        kernel.Compute(batch, macs);
        for (var i = 0; i < messages.Count; i++)
        {
            var expected = Convert.ToHexString(HMACSHA256.HashData(key, messages[i]));
            Assert.Equal(expected, Convert.ToHexString(macs, i * MacKey.Size, MacKey.Size));
        }
    }
}
