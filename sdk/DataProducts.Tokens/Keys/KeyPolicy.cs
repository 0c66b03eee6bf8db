namespace DataProducts.Tokens;

/// <summary>How long keys stay in memory, and how much one data key seals.</summary>
public sealed class KeyPolicy
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInMemory = TimeSpan.FromDays(1);

    /// <summary>Gets the policy where none is given.</summary>
    public static KeyPolicy Default { get; } = new();

    /// <summary>
    /// Gets how long a key stays in memory, used or not; then it is cleared, and loaded again when it is needed. Default: 10 minutes. What
    /// the key's keeper withdraws, and a new version of a token key, take effect here within this time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than a second, or more than a day.</exception>
    public TimeSpan MemoryLifetime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Shortest);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestInMemory);
            field = value;
        }
    } = TimeSpan.FromMinutes(10);

    /// <summary>Gets the age at which a data key is followed by a new version. Default: 30 days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than a second.</exception>
    public TimeSpan DataKeyAge
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Shortest);
            field = value;
        }
    } = TimeSpan.FromDays(30);

    /// <summary>
    /// Gets how many messages a data key seals before a new version follows, on average and over all processes together. Default: 2²⁴.
    /// </summary>
    /// <remarks>
    /// NIST SP 800-38D §8.3 ends a key with random nonces at 2³² messages. Nobody counts here: each message replaces the key with a chance
    /// of 1 in this number. The expectation needs no memory, so processes that share a key, and restarts, do not add up; that 2³²
    /// messages pass without a new key has a chance of e⁻²⁵⁶ at the default.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1, or more than 2²⁶ (where that chance is e⁻⁶⁴).</exception>
    public int DataKeyMessages
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 26);
            field = value;
        }
    } = 1 << 24;
}
