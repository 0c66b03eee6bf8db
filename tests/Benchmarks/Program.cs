using BenchmarkDotNet.Running;
using DataProducts.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*Authorize*'
BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run(args, new BenchmarkConfig());
