using CsCheck;

namespace DataProducts.Tokens.Tests;

public sealed class KernelTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)(7 * i))];

    public static TheoryData<string> Kernels => KernelCase.Names;

    [Theory]
    [MemberData(nameof(Kernels))]
    public void EveryLength_InEveryLane_IsThePlatformsMac(string name)
    {
        using var kernel = KernelCase.Create(name, Key);
        for (var length = 0; length <= 300; length++)
        {
            // One length in as many lanes as there can be, each with another text.
            KernelCase.AssertAgrees(kernel, Key, [.. Enumerable.Range(0, 17).Select(lane => Text(length, lane))]);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void EveryNumberOfMessages_IsThePlatformsMac(string name)
    {
        using var kernel = KernelCase.Create(name, Key);
        for (var count = 0; count <= 50; count++)
        {
            KernelCase.AssertAgrees(kernel, Key, [.. Enumerable.Range(0, count).Select(i => Text(i % 3 == 0 ? 20 : 60, i))]);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void RandomBatches_AreThePlatformsMacs(string name) =>
        Gen.Select(Gen.Byte.Array[0, 100], Gen.Byte.Array[0, 300].Array[0, 60]).Sample(
            (key, messages) => KernelCase.AssertAgrees(name, key, messages), iter: 400);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void LongMessagesAmongShort_AreThePlatformsMacs(string name) =>
        KernelCase.AssertAgrees(name, Key, [.. Enumerable.Range(0, 40).Select(i => Text(i % 2 == 0 ? 12_289 : i, i))]);

    // In as many lanes as there can be, so that it is the vectors that compute.
    [Theory]
    [MemberData(nameof(Kernels))]
    public void Wycheproof_AgreesWithEveryCase(string name)
    {
        var cases = 0;
        foreach (var (_, test) in Wycheproof.Read("hmac_sha256_test.json"))
        {
            using var kernel = KernelCase.Create(name, Wycheproof.Hex(test, "key"));
            var (messages, macs, tag) = (new MacMessages(), new byte[16 * MacKey.Size], Wycheproof.Hex(test, "tag"));
            for (var lane = 0; lane < 16; lane++)
            {
                messages.Add(Wycheproof.Hex(test, "msg"));
            }

            kernel.Compute(messages, macs);
            for (var lane = 0; lane < 16; lane++)
            {
                Assert.Equal(Wycheproof.IsValid(test), macs.AsSpan(lane * MacKey.Size, tag.Length).SequenceEqual(tag));
            }

            cases++;
        }

        Assert.Equal(174, cases);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void ABatch_AllocatesNothing(string name)
    {
        using var kernel = KernelCase.Create(name, Key);
        var (messages, macs) = (new MacMessages(), new byte[100 * MacKey.Size]);
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                messages.Room(64)[..40].Fill((byte)i);
                messages.Add(40);
            }

            kernel.Compute(messages, macs);
            messages.Clear();
            if (round > 0)
            {
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
    }

    [Fact]
    public void AKernelThatErrsInOneBit_IsRefused()
    {
        var refused = Assert.Throws<DataProductException>(() => MacKernel.Test("a broken kernel", () => new OneBitOff()));
        Assert.Equal("DP1475", refused.Id);
        Assert.Contains("a broken kernel", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheChosenKernel_SaysWhatItIs()
    {
        Assert.Contains("platform", MacKernel.Choose(TokenKernel.Platform).Description, StringComparison.Ordinal);
        var expected = Lanes16.IsSupported ? "AVX-512" : Lanes8.IsSupported ? "AVX2" : "neither";
        Assert.Contains(expected, MacKernel.Choose(TokenKernel.Simd).Description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void AnotherKey_TakesThePlaceOfTheFirst_AndNoneIsAnError(string name)
    {
        byte[] other = [.. Key.Reverse()];
        using var kernel = KernelCase.Create(name, Key);
        kernel.Load(other);
        KernelCase.AssertAgrees(kernel, other, [.. Enumerable.Range(0, 20).Select(i => Text(30, i))]);
        kernel.Unload();
        var messages = new MacMessages();
        messages.Add([1]);
        Assert.Throws<InvalidOperationException>(() => kernel.Compute(messages, new byte[MacKey.Size]));
        kernel.Load(Key);
        KernelCase.AssertAgrees(kernel, Key, [.. Enumerable.Range(0, 20).Select(i => Text(30, i))]);
    }

    [Fact]
    public void AKernelsMemory_IsClearedWithIt()
    {
        var memory = new LaneMemory<System.Runtime.Intrinsics.Vector256<uint>, Lanes8>();
        memory.Inner.Fill(1);
        memory.Outer.Fill(1);
        memory.StateWords.Fill(1);
        memory.ScheduleWords.Fill(1);
        memory.Forget();
        Assert.False(memory.StateWords.ContainsAnyExcept(0u) || memory.ScheduleWords.ContainsAnyExcept(0u));
        Assert.True(memory.Inner.ContainsAnyExcept(0u));
        memory.Clear();
        Assert.False(memory.Inner.ContainsAnyExcept(0u) || memory.Outer.ContainsAnyExcept(0u));
    }

    private static byte[] Text(int length, int seed)
    {
        var text = new byte[length];
        new Random((length * 1000) + seed).NextBytes(text);
        return text;
    }

    /// <summary>Right but for one bit of the MAC of each message of 55 bytes, where the padding just fits.</summary>
    private sealed class OneBitOff : IBatchMac
    {
        private readonly PlatformMac _platform = new();

        public void Compute(MacMessages messages, Span<byte> macs)
        {
            _platform.Compute(messages, macs);
            for (var i = 0; i < messages.Count; i++)
            {
                macs[i * MacKey.Size] ^= (byte)(messages[i].Length == 55 ? 1 : 0);
            }
        }

        public void Load(ReadOnlySpan<byte> key) => _platform.Load(key);

        public void Unload() => _platform.Unload();

        public void Dispose() => _platform.Dispose();
    }
}
