using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>What random policies about rows have reached: a construct that is never true, false or in error proves nothing.</summary>
internal sealed class RowCoverage
{
    private readonly SortedDictionary<string, Tally> _constructs = new(StringComparer.Ordinal);

    public long Shown { get; private set; }

    public long Hidden { get; private set; }

    /// <summary>Gets how many filters show some rows and hide some.</summary>
    public int Mixed { get; private set; }

    /// <summary>Gets how many rows were hidden only because they are no entities of the schema.</summary>
    public long Nonconforming { get; private set; }

    /// <summary>Gets how many policy sets were refused, and how many permits were left out for an engine that says less.</summary>
    public (int Refused, int Dropped) Left { get; private set; }

    /// <summary>Gets the constructs that were never true, never false, never in error, or in no filter that shows some rows and hides
    /// some.</summary>
    public IReadOnlyList<string> Gaps =>
        [.. _constructs.Where(one => one.Value is { True: 0 } or { False: 0 } or { Error: 0 } or { Mixed: 0 }).Select(one => $"{one.Key}: {one.Value}")];

    public int Constructs => _constructs.Count;

    public void AddFilter(int shown, int hidden, int nonconforming, IEnumerable<string> constructs)
    {
        (Shown, Hidden, Nonconforming) = (Shown + shown, Hidden + hidden, Nonconforming + nonconforming);
        if (shown > 0 && hidden > 0)
        {
            Mixed++;
            foreach (var construct in constructs.Distinct(StringComparer.Ordinal))
            {
                Of(construct).Mixed++;
            }
        }
    }

    public void AddAnswer(string construct, bool? answer)
    {
        var tally = Of(construct);
        tally.True += answer == true ? 1 : 0;
        tally.False += answer == false ? 1 : 0;
        tally.Error += answer is null ? 1 : 0;
    }

    public void AddLeft(int refused, int dropped) => Left = (Left.Refused + refused, Left.Dropped + dropped);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Shown} rows shown, {Hidden} hidden, {Nonconforming} of them for being incomplete; {Mixed} filters show some and hide some; "
        + $"{Constructs} constructs; {Left.Refused} sets refused, {Left.Dropped} permits left out for Lake Formation."
        + $"{string.Concat(Gaps.Select(gap => $"\n  gap: {gap}"))}");

    private Tally Of(string construct)
    {
        if (!_constructs.TryGetValue(construct, out var tally))
        {
            _constructs.Add(construct, tally = new());
        }

        return tally;
    }

    private sealed class Tally
    {
        public int True { get; set; }

        public int False { get; set; }

        public int Error { get; set; }

        public int Mixed { get; set; }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{True} true, {False} false, {Error} errors, in {Mixed} filters that show some rows");
    }
}
