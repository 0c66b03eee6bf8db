using System.Globalization;
using BenchmarkDotNet.Attributes;
using DataProducts.Tokens;
using Org.BouncyCastle.Crypto.Fpe;
using Org.BouncyCastle.Crypto.Parameters;

namespace DataProducts.Benchmarks;

/// <summary>FF1 of card numbers, sixteen digits; one operation is one value.</summary>
public class FormatBenchmarks : IDisposable
{
    internal const int Values = 1024;
    private const int Digits = 16;

    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] Tweak = new byte[48];
    private readonly string[] _values =
        [.. Enumerable.Range(0, Values).Select(i => string.Create(CultureInfo.InvariantCulture, $"4111 1111 {i / 100:D4} {i * 7919 % 10000:D4}"))];
    private readonly string?[] _texts = new string?[Values];
    private readonly string?[] _single = new string?[1];
    private readonly byte[] _numerals = new byte[Digits];
    private readonly FormatCipher _ours = new(PiiKind.CardNumber, [.. Key], Tweak);
    private readonly FpeFf1Engine _bouncy = new();

    [GlobalSetup]
    public void Setup() => _bouncy.Init(true, new FpeParameters(new KeyParameter(Key), 10, Tweak));

    [Benchmark(Baseline = true, OperationsPerInvoke = Values, Description = "BouncyCastle FpeFf1Engine, digits only")]
    public void Bouncy()
    {
        for (var i = 0; i < Values; i++)
        {
            _bouncy.ProcessBlock(_numerals, 0, Digits, _numerals, 0);
        }
    }

    [Benchmark(OperationsPerInvoke = Values, Description = "FormatCipher, texts with separators")]
    public void Ours() => _ours.Encipher(_values, _texts);

    [Benchmark(OperationsPerInvoke = Values, Description = "the same, deciphered")]
    public void Back() => _ours.Decipher(_values, _texts);

    [Benchmark(Description = "FormatCipher, one text alone")]
    public void Alone() => _ours.Encipher(_values.AsSpan(0, 1), _single);

    [GlobalCleanup]
    public void Dispose()
    {
        _ours.Dispose();
        GC.SuppressFinalize(this);
    }
}
