namespace DataProducts.Query;

/// <summary>How much one person, and one program, may open and tokenise, over queries and vault together. The numbers count cells and values, not
/// requests.</summary>
/// <remarks>They hold for one process: two instances let twice as much through, and a restart begins anew.</remarks>
public sealed record VaultLimits
{
    /// <summary>Gets the limits that hold where nobody says otherwise.</summary>
    public static VaultLimits Default { get; } = new();

    /// <summary>Gets how many cells may be opened in a minute. 100,000 by default: a report, not a table.</summary>
    public int CellsPerMinute { get; init; } = 100_000;

    /// <summary>Gets how many cells may be opened in a day. 1,000,000 by default.</summary>
    public int CellsPerDay { get; init; } = 1_000_000;

    /// <summary>Gets how many values may be tokenised in a minute. 1,000 by default: who can tokenise a guess can find out whose it is, and
    /// all phone numbers of a country are no more than a thousand million guesses.</summary>
    public int ValuesPerMinute { get; init; } = 1_000;

    /// <summary>Gets how many values may be tokenised in a day. 10,000 by default; large amounts are hydrated.</summary>
    public int ValuesPerDay { get; init; } = 10_000;

    /// <summary>Gets how many cells opened within <see cref="AlarmWindow"/> raise an alarm, though they are still opened. 10,000 by
    /// default.</summary>
    public int AlarmCells { get; init; } = 10_000;

    /// <summary>Gets the time within which cells are counted for the alarm, which is raised once in it. 10 minutes by default.</summary>
    public TimeSpan AlarmWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets how many of a request's values may follow each other before they are taken for guesses and refused. 20 by
    /// default.</summary>
    public int SequentialValues { get; init; } = 20;

    /// <summary>Gets the limits of programs that hydrate, which are counted apart from what a person does under the same name.</summary>
    public ProgramLimits Programs { get; init; } = ProgramLimits.Default;
}
