using System.Diagnostics;
using System.Globalization;
using DataProducts.Cedar;

namespace DataProducts.Benchmarks;

/// <summary>Times single decisions, which BenchmarkDotNet does not: its iterations are means of many calls.</summary>
/// <remarks>Each call is timed alone by the monotonic clock, all requests in turn, many rounds. The first two columns are the calls as
/// they were, with the clock's own cost and whatever else the machine did. The next two take each request at the median of its rounds,
/// without the clock: what requests cost, and what the dearest one in a hundred costs.</remarks>
internal static class LatencyReport
{
    private const int WarmUpRounds = 200;
    private const int Rounds = 400;

    public static void Run()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The clock itself: {ClockCost()} ns, to be taken off the first three columns."));
        Console.WriteLine();
        WarmUp.Run();
        Console.WriteLine("| policies and entities | call p50 ns | p99 ns | p99.9 ns | request p50 ns | p99 ns | dearest ns | bytes a decision |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var name in CedarApp.Names)
        {
            foreach (var size in TestKit.CedarBench.Sizes)
            {
                var app = CedarApp.Read(name, size);
                Print($"{name} {size}", CedarEngine.Create(app.Policies, app.Entities), app.Requests);
            }
        }

        var company = new LargeCompany();
        Print("10,000 policies, 100,000 entities", CedarEngine.Create(company.Policies, company.Entities), company.Requests);
    }

    private static void Print(string name, CedarEngine engine, CedarRequest[] requests)
    {
        var trace = new DecisionTrace();
        var calls = new int[Rounds][];
        var bytes = 0L;
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            var ticks = new int[requests.Length];
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < requests.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                engine.Decide(requests[i], trace);
                ticks[i] = (int)(Stopwatch.GetTimestamp() - start);
            }

            if (round >= 0)
            {
                bytes = Math.Max(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
                calls[round] = ticks;
            }
        }

        var clock = ClockCost();
        int[] all = [.. calls.SelectMany(ticks => ticks).Order()];
        int[] medians = [.. requests.Select((_, i) => Percentile([.. calls.Select(ticks => ticks[i]).Order()], 50) - clock).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Percentile(all, 50)} | {Percentile(all, 99)} | {Percentile(all, 99.9)} "
            + $"| {Percentile(medians, 50)} | {Percentile(medians, 99)} | {medians[^1]} | {(double)bytes / requests.Length:0.##} |"));
    }

    private static int ClockCost()
    {
        var costs = new int[10_000];
        for (var i = 0; i < costs.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            costs[i] = (int)(Stopwatch.GetTimestamp() - start);
        }

        Array.Sort(costs);
        return Percentile(costs, 50);
    }

    private static int Percentile(int[] sorted, double percentile) =>
        (int)(sorted[(int)Math.Ceiling(percentile / 100 * sorted.Length) - 1] * (1e9 / Stopwatch.Frequency));
}
