using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace DataProducts.Vault.Limits;

/// <summary>A token bucket a caller: who asks too often waits, and nobody else does.</summary>
internal sealed class VaultRate(VaultRequestLimits limits) : IRateLimiterPolicy<string>
{
    /// <summary>The policy's name.</summary>
    public const string Name = "vault";

    // A tenth of a second: a caller at its rate is served evenly, and the timer costs nothing.
    private const int Ticks = 10;

    /// <summary>Gets none: the host answers every refusal in one form.</summary>
    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetTokenBucketLimiter(VaultCaller.Of(httpContext), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Burst,
            TokensPerPeriod = Math.Max(1, limits.RequestsPerSecond / Ticks),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / Math.Min(Ticks, limits.RequestsPerSecond)),
            QueueLimit = 0,
        });
}
