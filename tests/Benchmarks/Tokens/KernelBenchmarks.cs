using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using DataProducts.Tokens;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace DataProducts.Benchmarks;

/// <summary>HMAC-SHA-256 alone, of messages that are ready; one operation is one message of 32 bytes.</summary>
public class KernelBenchmarks : IDisposable
{
    private const int Messages = TokenValues.Count;
    private const int Batch = 256;
    private const int Length = 32;

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly MacMessages _messages = new();
    private readonly byte[] _macs = new byte[Batch * MacKey.Size];
    private readonly byte[] _data = new byte[Messages * Length];
    private readonly PlatformMac _platform = new();
    private readonly SimdMac<Vector256<uint>, Lanes8>? _eight = Lanes8.IsSupported ? new() : null;
    private readonly SimdMac<Vector512<uint>, Lanes16>? _sixteen = Lanes16.IsSupported ? new() : null;
    private readonly HMac _bouncy = new(new Sha256Digest());

    [GlobalSetup]
    public void Setup()
    {
        new Random(1).NextBytes(_data);
        _bouncy.Init(new KeyParameter(Key));
        _platform.Load(Key);
        _eight?.Load(Key);
        _sixteen?.Load(Key);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Messages, Description = "HMACSHA256.HashData")]
    public void Static()
    {
        for (var i = 0; i < Messages; i++)
        {
            HMACSHA256.HashData(Key, _data.AsSpan(i * Length, Length), _macs.AsSpan(0, MacKey.Size));
        }
    }

    [Benchmark(OperationsPerInvoke = Messages, Description = "BouncyCastle HMac")]
    public void Bouncy()
    {
        for (var i = 0; i < Messages; i++)
        {
            _bouncy.BlockUpdate(_data, i * Length, Length);
            _bouncy.DoFinal(_macs, 0);
        }
    }

    [Benchmark(OperationsPerInvoke = Messages, Description = "platform kernel (IncrementalHash reused)")]
    public void Platform() => Run(_platform);

    [Benchmark(OperationsPerInvoke = Messages, Description = "SIMD kernel, 8 lanes (AVX2)")]
    public void EightLanes() => Run(_eight!);

    [Benchmark(OperationsPerInvoke = Messages, Description = "SIMD kernel, 16 lanes (AVX-512)")]
    public void SixteenLanes() => Run(_sixteen!);

    [GlobalCleanup]
    public void Dispose()
    {
        _platform.Dispose();
        _eight?.Dispose();
        _sixteen?.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Run(IBatchMac kernel)
    {
        for (var start = 0; start < Messages; start += Batch)
        {
            for (var i = 0; i < Batch; i++)
            {
                _messages.Add(_data.AsSpan((start + i) * Length, Length));
            }

            kernel.Compute(_messages, _macs);
            _messages.Clear();
        }
    }
}
