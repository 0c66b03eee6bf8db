using BenchmarkDotNet.Attributes;
using DataProducts.Cedar;

namespace DataProducts.Benchmarks;

/// <summary>Decisions, and the work before the first one, where there are many policies and entities.</summary>
public class LargeBenchmarks
{
    private LargeCompany _company = null!;
    private CedarEngine _engine = null!;
    private Entity[] _own = [];

    [Params(100, 10_000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _company = new(Policies);
        _engine = CedarEngine.Create(_company.Policies, _company.Entities);
        _own = [new Entity(new EntityUid("Session", "s")), new Entity(new EntityUid("Document", "new")) with { Parents = [new("Folder", "Folder-7")] }];
    }

    [Benchmark(OperationsPerInvoke = 2_000, Description = "Decide, 100,000 entities")]
    public int Decide()
    {
        var allowed = 0;
        foreach (var request in _company.Requests)
        {
            allowed += _engine.Decide(request).Allowed ? 1 : 0;
        }

        return allowed;
    }

    [Benchmark(Description = "With two entities of a request")]
    public CedarEngine With() => _engine.With(_own);

    [Benchmark(Description = "WithPolicies: compile and index")]
    public CedarEngine WithPolicies() => _engine.WithPolicies(_company.Policies);
}
