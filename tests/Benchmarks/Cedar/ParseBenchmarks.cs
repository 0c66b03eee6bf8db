using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Benchmarks;

/// <summary>A million characters of the policies of cedar-bench, one operation for each character: read to a tree and to what is
/// evaluated, made a set, and formatted.</summary>
[Config(typeof(Columns))]
public class ParseBenchmarks
{
    private const int Size = 1_000_000;

    private string _text = "";

    [GlobalSetup]
    public void Setup()
    {
        var sources = Sources().ToList();
        var text = new StringBuilder(Size);
        for (var i = 0; text.Length + sources[i % sources.Count].Length < Size; i++)
        {
            text.Append(sources[i % sources.Count]).Append('\n');
        }

        _text = text.Append('\n', Size - text.Length).ToString();
    }

    [Benchmark(OperationsPerInvoke = Size, Description = "CedarSyntaxTree.Parse")]
    public CedarSyntaxTree Tree() => CedarSyntaxTree.Parse(_text, "bench.cedar");

    [Benchmark(OperationsPerInvoke = Size, Description = "PolicySet.Parse")]
    public PolicySet Policies() => PolicySet.Parse(_text, "bench.cedar", PolicyNaming.ByPosition);

    [Benchmark(OperationsPerInvoke = Size, Description = "CedarFormatter.Format")]
    public string Format() => CedarFormatter.Format(_text, "bench.cedar");

    private static IEnumerable<string> Sources()
    {
        foreach (var app in (string[])["gdrive", "github", "tinytodo"])
        {
            foreach (var file in Directory.EnumerateFiles(Conformance.Find($"cedar-bench/{app}"), "*.cedar").Order(StringComparer.Ordinal))
            {
                yield return File.ReadAllText(file);
            }
        }

        using var stream = new GZipStream(File.OpenRead(Conformance.Find("cedar-bench/cedar-benchmarking-corpus.tar.gz")), CompressionMode.Decompress);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data && entry.Name.EndsWith(".cedar", StringComparison.Ordinal))
            {
                using var reader = new StreamReader(data);
                yield return reader.ReadToEnd();
            }
        }
    }

    private sealed class Columns : ManualConfig
    {
        public Columns() => AddColumn(new ThroughputColumn());
    }
}
