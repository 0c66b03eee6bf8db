using BenchmarkDotNet.Attributes;
using DataProducts.Cedar;

namespace DataProducts.Benchmarks;

/// <summary>One decision of cedar-bench over entities that are resident; each call answers the 500 requests of a set.</summary>
public class AuthorizeBenchmarks
{
    private const int Requests = 500;

    private readonly DecisionTrace _trace = new();
    private CedarApp _app = null!;
    private CedarEngine _engine = null!;
    private PreparedRequest[] _prepared = [];

    [Params("gdrive", "github", "tinytodo", "github-templates")]
    public string App { get; set; } = "";

    [Params(5, 50)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _app = CedarApp.Read(App, Size);
        _engine = CedarEngine.Create(_app.Policies, _app.Entities);
        _prepared = Array.ConvertAll(_app.Requests, _engine.Prepare);
    }

    [Benchmark(OperationsPerInvoke = Requests, Description = "CedarEngine.Decide")]
    public int Decide()
    {
        var allowed = 0;
        foreach (var request in _app.Requests)
        {
            allowed += _engine.Decide(request).Allowed ? 1 : 0;
        }

        return allowed;
    }

    [Benchmark(OperationsPerInvoke = Requests, Description = "CedarEngine.Decide, prepared")]
    public int DecidePrepared()
    {
        var allowed = 0;
        foreach (var request in _prepared)
        {
            allowed += _engine.Decide(request).Allowed ? 1 : 0;
        }

        return allowed;
    }

    [Benchmark(OperationsPerInvoke = Requests, Description = "CedarEngine.Decide, with reasons and errors")]
    public int DecideWithTrace()
    {
        var allowed = 0;
        foreach (var request in _app.Requests)
        {
            allowed += _engine.Decide(request, _trace).Allowed ? 1 : 0;
        }

        return allowed;
    }

    [Benchmark(OperationsPerInvoke = Requests, Description = "Authorizer.Authorize")]
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
