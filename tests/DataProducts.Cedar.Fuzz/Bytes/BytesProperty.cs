using System.Globalization;
using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Hostile bytes, tokens and structure: parsers answer or refuse, with a typed error, in bounded time and stack.</summary>
internal sealed class BytesProperty : IFuzzProperty
{
    public const string Work = "bytes";

    private const int InputsPerStep = 500;

    private readonly ResidentProcess _child = ChildProcess.Start(TimeSpan.FromSeconds(120));
    private long _accepted;

    public string Name => Work;

    public string Claim => "Hostile text is parsed or refused by a typed error, soon, and never ends the process.";

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{_accepted} inputs were accepted.");

    public static ChildAnswer Answer(long[] numbers)
    {
        var (failure, accepted) = HostileInput.Run((int)numbers[0], numbers[1], (int)numbers[2]);
        return new(failure, accepted);
    }

    public async Task<FuzzStep> RunAsync(Dice dice, CancellationToken cancellation)
    {
        if (await AskAsync(dice, InputsPerStep) is not { } answer)
        {
            return new(InputsPerStep, $"the process ended, a stack overflow perhaps, at input {await LastAsync(dice)} of the step.");
        }

        Interlocked.Add(ref _accepted, answer.Accepted);
        return new(InputsPerStep, answer.Failure);
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private async Task<ChildAnswer?> AskAsync(Dice dice, int inputs) =>
        (await _child.AskAsync([ChildProcess.Ask(Work, dice.Seed, dice.Index, inputs)]))[0] is { } line ? JsonSerializer.Deserialize<ChildAnswer>(line) : null;

    // The inputs before it are survived, so the first that is not can be searched for by halves.
    private async Task<int> LastAsync(Dice dice)
    {
        var survived = 0;
        var not = InputsPerStep;
        while (not - survived > 1)
        {
            var middle = (survived + not) / 2;
            (survived, not) = await AskAsync(dice, middle) is null ? (survived, middle) : (middle, not);
        }

        return not - 1;
    }
}
