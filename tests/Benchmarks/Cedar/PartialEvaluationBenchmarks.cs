using BenchmarkDotNet.Attributes;
using DataProducts.Cedar;
using DataProducts.Cedar.Tests;

namespace DataProducts.Benchmarks;

/// <summary>From a viewer's question to the SQL of a row filter, on the access model's 26 policies.</summary>
/// <remarks>The policies are prepared once, as a product's are; the request's facts are looked at anew by every call, and nothing of an
/// earlier call is used.</remarks>
public class PartialEvaluationBenchmarks
{
    private readonly AccessWorld _world = new();
    private PreparedPolicies _prepared = null!;
    private PartialRequest _request = null!;
    private PartialResult _result = null!;
    private RowPredicate _filter = null!;

    [GlobalSetup]
    public void Setup()
    {
        _prepared = PartialEvaluator.Prepare(_world.Policies, _world.Schema);
        var context = AccessWorld.Context(["EU"], "fraud-detection", "financial-crime", expired: false, "IN>EU:s16-contract");
        _request = _world.RowsOf("cross", "IN", context);
        _result = Evaluate();
        _filter = RowFilter.From(_result, AccessWorld.Columns);
    }

    [Benchmark]
    public PartialResult Evaluate() => _prepared.Evaluate(_world.Entities, _request);

    [Benchmark]
    public RowPredicate Translate() => RowFilter.From(_result, AccessWorld.Columns);

    [Benchmark]
    public string Print() => DuckDbPrinter.Print(_filter);

    [Benchmark(Baseline = true)]
    public string EvaluateToSql() => DuckDbPrinter.Print(RowFilter.From(_prepared.Evaluate(_world.Entities, _request), AccessWorld.Columns));

    [Benchmark(Description = "EvaluateToSql, policies not prepared")]
    public string EvaluateToSqlUnprepared() => DuckDbPrinter.Print(
        RowFilter.From(PartialEvaluator.Evaluate(_world.Policies, _world.Schema, _world.Entities, _request), AccessWorld.Columns));
}
