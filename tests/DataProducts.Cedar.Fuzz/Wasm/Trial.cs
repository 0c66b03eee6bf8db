using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Something that both implementations are asked, and whose answers are compared.</summary>
/// <param name="Calls">What cedar-wasm is asked, in order.</param>
/// <param name="Compare">Gives what differs, given its answers, or null; the first word names the kind of difference.</param>
/// <param name="Reproduction">Writes all that is needed to see it again.</param>
internal sealed record Trial(IReadOnlyList<OracleCall> Calls, Func<IReadOnlyList<JsonElement>, string?> Compare, Func<string> Reproduction)
{
    /// <summary>Gets the calls that come first; trials of one batch share them.</summary>
    public IReadOnlyList<OracleCall> Prelude { get; init; } = [];

    /// <summary>Gets trials that are like this one with something left out; a difference that stays is easier to understand.</summary>
    public Func<IEnumerable<Trial>> Smaller { get; init; } = () => [];

    /// <summary>Runs trials that have one prelude in a batch; gives the first that differs, made small, or null.</summary>
    public static async Task<string?> RunAsync(WasmOracle oracle, IReadOnlyList<Trial> trials)
    {
        var prelude = trials[0].Prelude;
        var answers = await oracle.AskAsync([.. prelude, .. trials.SelectMany(trial => trial.Calls)]);
        var at = prelude.Count;
        foreach (var trial in trials)
        {
            if (Difference(trial, answers.AsSpan(at, trial.Calls.Count)) is { } difference)
            {
                return await ReduceAsync(oracle, trial, difference);
            }

            at += trial.Calls.Count;
        }

        return null;
    }

    /// <summary>Runs trials without a prelude; gives all that differ.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(WasmOracle oracle, IReadOnlyList<Trial> trials)
    {
        var answers = await oracle.AskAsync([.. trials.Select(trial => trial.Calls.Single())]);
        return [.. trials.Select((trial, i) => Difference(trial, answers.AsSpan(i, 1)) is { } found ? $"{trial.Reproduction()}\n  {found}" : null).OfType<string>()];
    }

    private static async Task<string> ReduceAsync(WasmOracle oracle, Trial failing, string difference)
    {
        const int MostTries = 300;
        var tries = 0;
        var kind = Kind(difference);
        for (var found = true; found;)
        {
            found = false;
            foreach (var candidate in failing.Smaller())
            {
                if (++tries > MostTries)
                {
                    break;
                }

                var answers = await oracle.AskAsync([.. candidate.Prelude, .. candidate.Calls]);
                if (Difference(candidate, answers.AsSpan(candidate.Prelude.Count)) is { } other && Kind(other) == kind)
                {
                    (failing, difference, found) = (candidate, other, true);
                    break;
                }
            }
        }

        return $"{difference}\n{failing.Reproduction()}";
    }

    // Where the instance trapped there is no answer to compare with: it has no guard against depth, which ours refuses.
    private static string? Difference(Trial trial, Span<JsonElement?> answers)
    {
        var given = new List<JsonElement>();
        foreach (var answer in answers)
        {
            if (answer is not { } known)
            {
                return null;
            }

            given.Add(known);
        }

        return trial.Compare(given);
    }

    private static string Kind(string difference) => difference.Split(' ', 2)[0];
}
