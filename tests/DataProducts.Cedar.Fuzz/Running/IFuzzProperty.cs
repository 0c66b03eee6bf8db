namespace DataProducts.Cedar.Fuzz;

/// <summary>Something that has to hold for every random case. Each class that implements it is a command of this program.</summary>
internal interface IFuzzProperty : IAsyncDisposable
{
    /// <summary>Gets the name of the command.</summary>
    string Name { get; }

    /// <summary>Gets what the property says, in one line.</summary>
    string Claim { get; }

    /// <summary>Gets how many steps may run at once.</summary>
    int Parallelism => 1;

    /// <summary>Runs the cases of one step, which the dice decide alone.</summary>
    Task<FuzzStep> RunAsync(Dice dice, CancellationToken cancellation);

    /// <summary>Says what was covered, once all steps have run.</summary>
    string Summary => "";
}

/// <summary>What came of a step.</summary>
/// <param name="Cases">How many cases it had.</param>
/// <param name="Counterexample">The first case that fails, made small, with all that is needed to see it fail again; null if all hold.</param>
internal sealed record FuzzStep(int Cases, string? Counterexample = null);
