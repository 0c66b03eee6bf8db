namespace DataProducts.Query;

/// <summary>How much one program may tokenise through a vault's service, where its access token lets it hydrate. The numbers count values and
/// subjects, not requests.</summary>
/// <remarks>A program's access token that was stolen makes guesses: at the default, all telephone numbers of a country take it days, and
/// somebody is told within minutes. Values that follow each other are not refused: a bank's own numbers do.</remarks>
public sealed record ProgramLimits
{
    /// <summary>Gets the limits that hold where nobody says otherwise.</summary>
    public static ProgramLimits Default { get; } = new();

    /// <summary>Gets how many values may be tokenised in a minute. 20,000,000 by default: no vault takes as many.</summary>
    public int ValuesPerMinute { get; init; } = 20_000_000;

    /// <summary>Gets how many values may be tokenised in a day. 200,000,000 by default; raise it for a first load that is larger.</summary>
    public int ValuesPerDay { get; init; } = 200_000_000;

    /// <summary>Gets how many values tokenised within <see cref="VaultLimits.AlarmWindow"/> raise an alarm, though they are still tokenised.
    /// 20,000,000 by default.</summary>
    public int AlarmValues { get; init; } = 20_000_000;
}
