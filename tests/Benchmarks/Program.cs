using System.Globalization;
using BenchmarkDotNet.Running;
using DataProducts.Benchmarks;
using DataProducts.Benchmarks.Lake;

// dotnet run -c Release --project tests/Benchmarks -- --filter '*Authorize*'
// dotnet run -c Release --project tests/Benchmarks -- --filter '*Authoring*'
// dotnet run -c Release --project tests/Benchmarks -- latency
// dotnet run -c Release --project tests/Benchmarks -- tokens
// dotnet run -c Release --project tests/Benchmarks -- vault 2000000 1
// taskset -c 0 dotnet run -c Release --project tests/Benchmarks -- lake-write 1000000 9
// dotnet run -c Release --project tests/Benchmarks -- lake-commit 1000
// dotnet run -c Release --project tests/Benchmarks -- hydrate 1000000 5
// dotnet run -c Release --project tests/Benchmarks -- soak 10000000
// taskset -c 0 dotnet run -c Release --project tests/Benchmarks -- governed 10000000 5
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
    case ["lake-write", .. var counts]:
        await WriteReport.RunAsync(Count(counts, 0, 1_000_000), Count(counts, 1, 9));
        break;
    case ["lake-commit", var snapshots]:
        await CommitReport.RunAsync(int.Parse(snapshots, CultureInfo.InvariantCulture));
        break;
    case ["hydrate", .. var counts]:
        await HydrateReport.RunAsync(Count(counts, 0, 1_000_000), Count(counts, 1, 5));
        break;
    case ["soak", .. var counts]:
        await SoakReport.RunAsync(Count(counts, 0, 10_000_000));
        break;
    case ["governed", .. var counts]:
        await GovernedReport.RunAsync(Count(counts, 0, 10_000_000), Count(counts, 1, 5));
        break;
    case ["cedar-compare", .. var sizes]:
        await CedarCompare.RunAsync(sizes.Length == 0 ? [5, 50] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run(args, new BenchmarkConfig());
        break;
}

static int Count(string[] counts, int at, int otherwise) => at < counts.Length ? int.Parse(counts[at], CultureInfo.InvariantCulture) : otherwise;
