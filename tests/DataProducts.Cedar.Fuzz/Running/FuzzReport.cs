using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>What a run did.</summary>
/// <param name="Property">The property.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Cases">The number of cases.</param>
/// <param name="Elapsed">How long they took.</param>
/// <param name="Counterexamples">The cases that fail, by their steps; from one of these a run can start again.</param>
internal sealed record FuzzReport(
    IFuzzProperty Property, int Seed, long Cases, TimeSpan Elapsed, IReadOnlyDictionary<long, string> Counterexamples)
{
    /// <summary>Gets the first counterexample, or null if all cases hold.</summary>
    public string? Counterexample => Counterexamples.OrderBy(one => one.Key).Select(one => one.Value).FirstOrDefault();

    public bool Holds => Counterexamples.Count == 0;

    public override string ToString()
    {
        var rate = Cases / Math.Max(0.001, Elapsed.TotalSeconds);
        var done = string.Create(CultureInfo.InvariantCulture,
            $"{Property.Name}: seed {Seed}, {Cases} cases in {Elapsed.TotalSeconds:F1} s ({rate:F0}/s). {Property.Summary}");
        return string.Join('\n', (IEnumerable<string>)[done, .. Counterexamples.Select(one => string.Create(CultureInfo.InvariantCulture,
            $"\ncounterexample at step {one.Key}: {one.Value}\nagain: -- {Property.Name} --seed {Seed} --start {one.Key} --count 1"))]);
    }
}
