using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>What a run did.</summary>
internal sealed record FuzzReport(IFuzzProperty Property, int Seed, long Cases, TimeSpan Elapsed, string? Counterexample)
{
    /// <summary>Gets the step of the counterexample, from which a run can start again.</summary>
    public long? FailedStep { get; init; }

    public override string ToString()
    {
        var rate = Cases / Math.Max(0.001, Elapsed.TotalSeconds);
        var done = string.Create(CultureInfo.InvariantCulture,
            $"{Property.Name}: seed {Seed}, {Cases} cases in {Elapsed.TotalSeconds:F1} s ({rate:F0}/s). {Property.Summary}");
        return Counterexample is null ? done
            : string.Create(CultureInfo.InvariantCulture,
                $"{done}\ncounterexample at {Counterexample}\nagain: -- {Property.Name} --seed {Seed} --start {FailedStep} --count 1");
    }
}
