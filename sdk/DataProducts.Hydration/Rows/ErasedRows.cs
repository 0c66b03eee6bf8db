using System.Globalization;

namespace DataProducts.Hydration;

/// <summary>Which rows of a batch were kept out of a merge because their subject was erased, so that a run that completes the batch need not
/// ask a vault whose answer may be another one by then.</summary>
internal sealed class ErasedRows
{
    /// <summary>The key in a snapshot's summary under which it tells them.</summary>
    public const string Key = "dp.rows-erased-numbers";

    // 16 digits each at most, in every version of the table's metadata until the snapshot expires.
    private const int Most = 10_000;

    private readonly List<long> _numbers = [];
    private bool _areTooMany;

    /// <summary>Adds a row's number.</summary>
    public void Add(long number)
    {
        _areTooMany = _numbers.Count == Most;
        if (!_areTooMany)
        {
            _numbers.Add(number);
        }
    }

    /// <summary>Gives the numbers for a summary.</summary>
    /// <exception cref="DataProductException"><c>DP1181</c>.</exception>
    public string ToText(string batch) => _areTooMany
        ? throw HydrationErrors.TooManyErased(batch, Most)
        : string.Join(',', _numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Gives the numbers that the snapshot of a batch tells; null if no row was kept out.</summary>
    public static async ValueTask<HashSet<long>?> LoadAsync(PortTableState state, CancellationToken cancellationToken)
    {
        if (state.BatchSnapshot is not { } snapshot)
        {
            return null;
        }

        var summary = await state.Table.SummaryAsync(snapshot, cancellationToken).ConfigureAwait(false);
        return summary.TryGetValue(Key, out var text)
            ? [.. text.Split(',').Select(number => long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))]
            : null;
    }
}
