using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>How long to wait before the next attempt: full jitter, so that many clients do not come back at once.</summary>
internal static class Backoff
{
    private const int Steps = 1_000;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Gives a wait between nothing and a bound that doubles each time.</summary>
    public static TimeSpan Jitter(int attempt)
    {
        var bound = TimeSpan.FromMilliseconds(Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, attempt)));
        return bound * (RandomNumberGenerator.GetInt32(Steps + 1) / (double)Steps);
    }

    /// <summary>Gives the wait that the service asks for and some jitter, or the jitter alone.</summary>
    public static TimeSpan Of(int attempt, RetryConditionHeaderValue? asked, DateTimeOffset now) =>
        Jitter(attempt) + Asked(asked, now);

    /// <summary>Gives the wait that the service asks for; none where it asks for none.</summary>
    public static TimeSpan Asked(RetryConditionHeaderValue? asked, DateTimeOffset now) => asked switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > now => date - now,
        _ => TimeSpan.Zero,
    };
}
