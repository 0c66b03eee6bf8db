namespace DataProducts.Hydration;

/// <summary>How many rows of a batch may be kept out before the whole batch is refused and nothing of it is published.</summary>
/// <remarks>
/// Rows that are kept out as <see cref="RowRule.KeyDuplicate"/> or <see cref="RowRule.SubjectErased"/> only do not count: they say that the
/// lake has the row already or may not have it, not that the source is broken. A batch that some tables have already is completed, whatever
/// the limit says now, and a replay has no limit: its rows were kept out once already.
/// </remarks>
public sealed record QuarantineLimit
{
    private readonly long? _rows;
    private readonly double? _percent;
    private readonly long _leastRows = 100;

    /// <summary>Gets the limit that holds unless another is given: half of the rows of a batch of 100 or more.</summary>
    public static QuarantineLimit Default { get; } = new() { Percent = 50 };

    /// <summary>Gets the limit that refuses no batch.</summary>
    public static QuarantineLimit None { get; } = new();

    /// <summary>Gets how many rows may be kept out; null for any number. The run stops at the first row above it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long? Rows
    {
        get => _rows;
        init => _rows = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least 0.");
    }

    /// <summary>Gets how many of a hundred rows may be kept out, 0 to 100; null for any share. It is known when every row was read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no share.</exception>
    public double? Percent
    {
        get => _percent;
        init => _percent = value is null or (>= 0 and <= 100) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "0 to 100.");
    }

    /// <summary>Gets from how many rows on <see cref="Percent"/> counts: of a few rows a share says little. 100 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public long LeastRows
    {
        get => _leastRows;
        init => _leastRows = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least 1.");
    }
}
