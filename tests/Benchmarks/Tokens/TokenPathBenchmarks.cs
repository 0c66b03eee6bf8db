using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using DataProducts.Tokens;

namespace DataProducts.Benchmarks;

/// <summary>Normalise, HMAC, token string: what each value of a personal column costs before the vault; one operation is one value.</summary>
public class TokenPathBenchmarks : IDisposable
{
    private const int Batch = 256;

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly string[] _values = TokenValues.Make();
    private readonly string[] _tokens = new string[TokenValues.Count];
    private readonly TokenHeader _header = new(Jurisdiction.EU, new(PiiKind.EmailAddress, TokenMode.Deterministic), 1);
    private readonly MacMessages _messages = new();
    private readonly byte[] _macs = new byte[Batch * MacKey.Size];
    private readonly IBatchMac _platform = MacKernel.Choose(TokenKernel.Platform).Create();
    private readonly IBatchMac _simd = MacKernel.Choose(TokenKernel.Simd).Create();

    [GlobalSetup]
    public void Setup()
    {
        _platform.Load(Key);
        _simd.Load(Key);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = TokenValues.Count, Description = "HMACSHA256.HashData and Convert.ToHexStringLower")]
    public void Naive()
    {
        for (var i = 0; i < _values.Length; i++)
        {
            var normal = _values[i].Trim().Normalize().ToLowerInvariant();
            _tokens[i] = Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(normal)));
        }
    }

    [Benchmark(OperationsPerInvoke = TokenValues.Count, Description = "platform kernel")]
    public void Platform() => Run(_platform);

    [Benchmark(OperationsPerInvoke = TokenValues.Count, Description = "SIMD kernel")]
    public void Simd() => Run(_simd);

    [GlobalCleanup]
    public void Dispose()
    {
        _platform.Dispose();
        _simd.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Run(IBatchMac kernel)
    {
        for (var start = 0; start < _values.Length; start += Batch)
        {
            foreach (var value in _values.AsSpan(start, Batch))
            {
                if (!Normaliser.TryNormalise(PiiKind.EmailAddress, Jurisdiction.EU, value, out var normal))
                {
                    throw new InvalidOperationException(value);
                }

                _messages.Add(normal.Version, normal.Text);
            }

            kernel.Compute(_messages, _macs);
            for (var i = 0; i < Batch; i++)
            {
                _tokens[start + i] = Token.Make(_header, _macs.AsSpan(i * MacKey.Size)).ToString();
            }

            _messages.Clear();
        }
    }
}
