using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using DataProducts.Tokens;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace DataProducts.Benchmarks;

/// <summary>AES-256-GCM of 32 bytes, bound to 70 more; one operation is one value.</summary>
public class SealBenchmarks : IDisposable
{
    internal const int Values = 1024;
    private const int Length = 32;

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly byte[] _plain = new byte[Length];
    private readonly byte[] _bound = new byte[70];
    private readonly byte[] _sealed = new byte[Length + SealingKey.Overhead];
    private readonly SealingKey _key = new([.. Key]);
    private readonly Nonces _nonces = new();
    private readonly GcmBlockCipher _bouncy = new(new AesEngine());

    [Benchmark(Baseline = true, OperationsPerInvoke = Values, Description = "new AesGcm and RandomNumberGenerator a value")]
    public void Naive()
    {
        for (var i = 0; i < Values; i++)
        {
            var nonce = RandomNumberGenerator.GetBytes(SealingKey.NonceSize);
            using var aes = new AesGcm(Key, SealingKey.TagSize);
            aes.Encrypt(nonce, _plain, _sealed.AsSpan(0, Length), _sealed.AsSpan(Length, SealingKey.TagSize), _bound);
        }
    }

    [Benchmark(OperationsPerInvoke = Values, Description = "BouncyCastle GcmBlockCipher")]
    public void Bouncy()
    {
        for (var i = 0; i < Values; i++)
        {
            _bouncy.Init(true, new AeadParameters(new KeyParameter(Key), 8 * SealingKey.TagSize, _nonces.Next().ToArray(), _bound));
            var at = _bouncy.ProcessBytes(_plain, 0, Length, _sealed, 0);
            _bouncy.DoFinal(_sealed, at);
        }
    }

    [Benchmark(OperationsPerInvoke = Values, Description = "SealingKey reused, nonces by the block")]
    public void Reused()
    {
        for (var i = 0; i < Values; i++)
        {
            _key.Seal(_nonces.Next(), _plain, _bound, _sealed);
        }
    }

    [Benchmark(OperationsPerInvoke = Values, Description = "the same, a new SealingKey a value (one value a subject)")]
    public void KeyPerValue()
    {
        for (var i = 0; i < Values; i++)
        {
            using var key = new SealingKey([.. Key]);
            key.Seal(_nonces.Next(), _plain, _bound, _sealed);
        }
    }

    [Benchmark(OperationsPerInvoke = Values, Description = "SealingKey.TryOpen, reused")]
    public bool Open()
    {
        _key.Seal(_nonces.Next(), _plain, _bound, _sealed);
        var opened = true;
        for (var i = 0; i < Values; i++)
        {
            opened &= _key.TryOpen(_sealed, _bound, _plain);
        }

        return opened;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _key.Dispose();
        GC.SuppressFinalize(this);
    }
}
