using System.Globalization;
using BenchmarkDotNet.Running;
using DataProducts.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*Authorize*'
// dotnet run -c Release --project tests/Benchmarks -- --filter '*Authoring*'
// dotnet run -c Release --project tests/Benchmarks -- latency
// dotnet run -c Release --project tests/Benchmarks -- tokens
// dotnet run -c Release --project tests/Benchmarks -- vault 2000000 1
// tests/Benchmarks/cedar-compare
switch (args)
{
    case ["latency"]:
        LatencyReport.Run();
        break;
    case ["tokens"]:
        TokenReport.Run();
        break;
    case ["vault", var tokens, var perSubject]:
        await VaultBenchmarks.RunAsync(int.Parse(tokens, CultureInfo.InvariantCulture), int.Parse(perSubject, CultureInfo.InvariantCulture));
        break;
    case ["cedar-compare", .. var sizes]:
        await CedarCompare.RunAsync(sizes.Length == 0 ? [5, 50] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run(args, new BenchmarkConfig());
        break;
}
