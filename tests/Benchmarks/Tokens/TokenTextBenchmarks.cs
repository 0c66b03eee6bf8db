using BenchmarkDotNet.Attributes;
using DataProducts.Tokens;

namespace DataProducts.Benchmarks;

/// <summary>A token to and from its text; the peer is Guid, which .NET formats and parses with vectors. One operation is one token.</summary>
public class TokenTextBenchmarks
{
    private readonly string _text;
    private readonly Token _token;
    private readonly Guid _guid = Guid.NewGuid();
    private readonly string _guidText;
    private readonly char[] _room = new char[Token.TextLength];

    public TokenTextBenchmarks()
    {
        var body = new byte[Token.BodySize];
        new Random(1).NextBytes(body);
        _token = Token.Make(new TokenHeader(Jurisdiction.EU, new(PiiKind.EmailAddress, TokenMode.Deterministic), 1), body);
        _text = _token.ToString();
        _guidText = _guid.ToString();
    }

    [Benchmark(Baseline = true, Description = "Guid.ToString")]
    public string FormatGuid() => _guid.ToString();

    [Benchmark(Description = "Token.ToString")]
    public string FormatToken() => _token.ToString();

    [Benchmark(Description = "Token.Format into a buffer")]
    public void FormatInPlace() => _token.Format(_room);

    [Benchmark(Description = "Guid.TryParse")]
    public bool ParseGuid() => Guid.TryParse(_guidText, out _);

    [Benchmark(Description = "Token.TryParse")]
    public bool ParseToken() => Token.TryParse(_text, out _);
}
