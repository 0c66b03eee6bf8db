using System.Diagnostics;
using DataProducts.Cedar;

namespace DataProducts.Benchmarks;

/// <summary>Lets every app decide for half a second before single calls are timed: the compiler makes its best code in the background, from
/// what it has seen run.</summary>
internal static class WarmUp
{
    public static void Run()
    {
        var trace = new DecisionTrace();
        foreach (var app in CedarApp.Names.Select(name => CedarApp.Read(name, 5)))
        {
            var engine = CedarEngine.Create(app.Policies, app.Entities);
            for (var until = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2); Stopwatch.GetTimestamp() < until;)
            {
                Array.ForEach(app.Requests, request => engine.Decide(request, trace));
            }
        }
    }
}
