using System.Globalization;
using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Every bracket, prefix and chain, ever deeper and longer: no stack overflow, and time in proportion to length.</summary>
/// <remarks>A step is one pattern, at doubling sizes; after the last pattern the first comes again.</remarks>
internal sealed class GrowthProperty : IFuzzProperty
{
    public const string Work = "growth";

    private const int Smallest = 64;
    private const int MostCharacters = 1_000_000;

    // Four times the text in at most ten times the time: n log n and a cache that no longer fits pass, a square does not.
    private const double MostGrowth = 10;

    private static readonly TimeSpan Measurable = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly ResidentProcess _child = ChildProcess.Start(TimeSpan.FromSeconds(120));
    private long _accepted;

    public string Name => Work;

    public string Claim => "Deep and long text takes time in proportion to its length, and never ends the process.";

    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{_accepted} inputs were accepted.");

    /// <summary>Gets how many cases all patterns have together, so that a run can do each once.</summary>
    public static int Cases { get; } = GrowthPattern.All.Sum(pattern => Sizes(pattern).Count());

    public static ChildAnswer Answer(long[] numbers)
    {
        var pattern = GrowthPattern.All[(int)numbers[0]];
        var target = ParserTarget.All.First(target => target.Name == pattern.Target);
        TimeSpan before = TimeSpan.MaxValue, last = TimeSpan.MaxValue;
        var accepted = 0;
        foreach (var times in Sizes(pattern))
        {
            var text = pattern.Make(times);
            var (time, isAccepted, failure) = Measure(target, text, before);
            if (failure is not null || time > Limit || IsSteep(before, time))
            {
                var problem = failure ?? string.Create(
                    CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F1} ms for {text.Length} characters, {before.TotalMilliseconds:F1} ms for a quarter of them");
                return new(string.Create(CultureInfo.InvariantCulture, $"{pattern}, {times} times: {problem}"), accepted);
            }

            accepted += isAccepted ? 1 : 0;
            (before, last) = (last, time);
        }

        return new(null, accepted);
    }

    public async Task<FuzzStep> RunAsync(Dice dice, CancellationToken cancellation)
    {
        var index = dice.Index % GrowthPattern.All.Count;
        var pattern = GrowthPattern.All[(int)index];
        var line = (await _child.AskAsync([ChildProcess.Ask(Work, index)]))[0];
        if (line is null)
        {
            return new(1, $"the process ended, a stack overflow perhaps: {pattern}");
        }

        var answer = JsonSerializer.Deserialize<ChildAnswer>(line)!;
        _accepted += answer.Accepted;
        return new(Sizes(pattern).Count(), answer.Failure);
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    private static IEnumerable<int> Sizes(GrowthPattern pattern)
    {
        var unit = Math.Max(1, pattern.Repeated.Length + pattern.Closing.Length);
        for (var times = Smallest; times * unit <= MostCharacters; times *= 2)
        {
            yield return times;
        }
    }

    private static bool IsSteep(TimeSpan before, TimeSpan time) => before > Measurable && before < TimeSpan.MaxValue && time > before * MostGrowth;

    // The fastest of a few tries is what the code needs; the others met a collection or another process.
    private static (TimeSpan Time, bool IsAccepted, string? Failure) Measure(ParserTarget target, string text, TimeSpan before)
    {
        var fastest = TimeSpan.MaxValue;
        var accepted = false;
        for (var tries = 0; tries < 6 && (tries == 0 || IsSteep(before, fastest)); tries++)
        {
            var began = TimeProvider.System.GetTimestamp();
            try
            {
                target.Read(text);
                accepted = true;
            }
            catch (CedarException)
            {
                // Refused, as most of these are for their depth.
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                return (fastest, false, failure.ToString());
            }

            var time = TimeProvider.System.GetElapsedTime(began);
            fastest = time < fastest ? time : fastest;
        }

        return (fastest, accepted, null);
    }
}
