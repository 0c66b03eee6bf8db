using System.Globalization;
using BenchmarkDotNet.Running;
using DataProducts.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*Authorize*'
// dotnet run -c Release --project tests/Benchmarks -- --filter '*Authoring*'
// dotnet run -c Release --project tests/Benchmarks -- latency
// dotnet run -c Release --project tests/Benchmarks -- tokens
// tests/Benchmarks/cedar-compare
switch (args)
{
    case ["latency"]:
        LatencyReport.Run();
        break;
    case ["tokens"]:
        TokenReport.Run();
        break;
    case ["cedar-compare", .. var sizes]:
        await CedarCompare.RunAsync(sizes.Length == 0 ? [5, 50] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run(args, new BenchmarkConfig());
        break;
}
