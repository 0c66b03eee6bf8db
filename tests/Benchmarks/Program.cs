using BenchmarkDotNet.Running;
using DataProducts.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*Authorize*'
// dotnet run -c Release --project tests/Benchmarks -- latency
switch (args)
{
    case ["latency"]: LatencyReport.Run(); break;
    default: BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run(args, new BenchmarkConfig()); break;
}
