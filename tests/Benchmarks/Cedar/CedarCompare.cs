using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DataProducts.Cedar;
using DataProducts.TestKit;

namespace DataProducts.Benchmarks;

/// <summary>Runs the same requests through our engine and through Cedar's own in WebAssembly, one after the other in one run.</summary>
/// <remarks>Ours gets the request as it comes and gives decision, reasons and errors, as theirs does; its entities are resident. Theirs
/// has no way to keep entities, so it gets them with each call: the least that the request needs ("slice"), or all.</remarks>
internal static class CedarCompare
{
    private const int Rounds = 200;

    public static async Task RunAsync(IReadOnlyList<int> sizes)
    {
        WarmUp.Run();
        Console.WriteLine("| app, entities a type | ours p50 us | p99 us | cedar-wasm, | p50 us | p99 us | times faster at p50 | at p99 | equal answers |");
        Console.WriteLine("| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var name in CedarApp.Names)
        {
            foreach (var size in sizes)
            {
                await CompareAsync(name, CedarApp.Read(name, size));
            }
        }
    }

    private static async Task CompareAsync(string name, CedarApp app)
    {
        var engine = CedarEngine.Create(app.Policies, app.Entities);
        var ours = Answers(engine, app.Requests);
        var time = Time(engine, app.Requests);
        var output = await NodeOracle.RunAsync("cedar", "time-authorize.mjs", [], CedarWasmInput.Of(name, app).ToJsonString());
        using var theirs = JsonDocument.Parse(output);
        foreach (var mode in theirs.RootElement.EnumerateArray())
        {
            var answers = mode.GetProperty("answers").EnumerateArray().Select(answer => answer.GetString()!).ToList();
            var differing = Enumerable.Range(0, answers.Count).Where(i => answers[i] != ours[i]).ToList();
            if (differing.Count > 0)
            {
                var first = differing[0];
                throw new InvalidOperationException($"{name}, {app.Requests[first]}: ours {ours[first]}, cedar-wasm {answers[first]}");
            }

            double[] nanoseconds = [.. mode.GetProperty("nanoseconds").EnumerateArray().Select(call => call.GetDouble()).Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} {app.From.Size} | {At(time, 50):0.00} | {At(time, 99):0.00} | {mode.GetProperty("name").GetString()} "
                + $"| {At(nanoseconds, 50):0} | {At(nanoseconds, 99):0} "
                + $"| {At(nanoseconds, 50) / At(time, 50):0} | {At(nanoseconds, 99) / At(time, 99):0} | {answers.Count} |"));
        }
    }

    private static List<string> Answers(CedarEngine engine, CedarRequest[] requests) =>
    [
        .. requests.Select(engine.Authorize).Select(decision =>
            $"{(decision.Allowed ? "allow" : "deny")} [{string.Join(',', decision.Reasons.Order(StringComparer.Ordinal))}] "
            + $"[{string.Join(',', decision.Errors.Select(error => error.PolicyId).Order(StringComparer.Ordinal))}]"),
    ];

    /// <summary>Times single calls, the clock's own cost included, after as many to warm up.</summary>
    private static double[] Time(CedarEngine engine, CedarRequest[] requests)
    {
        var trace = new DecisionTrace();
        var calls = new double[Rounds * requests.Length];
        for (var i = -calls.Length; i < calls.Length; i++)
        {
            var request = requests[(i + calls.Length) % requests.Length];
            var start = Stopwatch.GetTimestamp();
            engine.Decide(request, trace);
            calls[Math.Max(i, 0)] = (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency);
        }

        Array.Sort(calls);
        return calls;
    }

    private static double At(double[] sorted, int percentile) => sorted[((sorted.Length * percentile) + 99) / 100 - 1] / 1000;
}
