using BenchmarkDotNet.Attributes;
using DataProducts.Cedar;

namespace DataProducts.Benchmarks;

/// <summary>One decision of cedar-bench over entities that are resident; each call answers the 500 requests of a set.</summary>
public class AuthorizeBenchmarks
{
    private CedarApp _app = null!;

    [Params("gdrive", "github", "tinytodo")]
    public string App { get; set; } = "";

    [Params(5, 50)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup() => _app = CedarApp.Read(App, Size);

    [Benchmark(OperationsPerInvoke = 500, Description = "Authorizer.Authorize")]
    public int Authorize()
    {
        var allowed = 0;
        foreach (var request in _app.Requests)
        {
            allowed += Authorizer.Authorize(_app.Policies, _app.Entities, request).Allowed ? 1 : 0;
        }

        return allowed;
    }
}
