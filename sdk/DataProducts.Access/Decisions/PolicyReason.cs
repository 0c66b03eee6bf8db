using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>A policy that kept something back, and why.</summary>
/// <param name="Policy">The policy's id; <c>default</c> where no policy permitted it.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record PolicyReason(string Policy, string Reason)
{
    internal const string LimitPrefix = "limit.";

    /// <summary>Gets a value indicating whether it keeps the token itself back, and not only what it stands for.</summary>
    internal bool ForbidsTokens { get; init; }

    /// <summary>Gets a value indicating whether no policy but a limit kept it back: less, or later, it may be allowed.</summary>
    public bool IsLimit => Policy.StartsWith(LimitPrefix, StringComparison.Ordinal);

    /// <summary>Gives the reason with the policy's id in brackets, as sentences list it.</summary>
    public override string ToString() => $"{Reason} ({Policy})";

    /// <summary>Gets the reason of everything that no policy speaks of.</summary>
    internal static PolicyReason NoPermit { get; } = new("default", "no policy permits it");

    /// <summary>Takes the reason from a policy's annotations: <c>@reason</c>, or the cell of the transfer matrix.</summary>
    internal static PolicyReason Of(Policy policy)
    {
        if (policy.Annotations.TryGetValue("reason", out var reason))
        {
            return new PolicyReason(policy.Id, reason);
        }

        var cell = policy.Annotations.GetValueOrDefault("cell");
        return new PolicyReason(policy.Id, policy.Annotations.GetValueOrDefault("grade") switch
        {
            "C" => $"no transfer instrument on record for {cell}",
            "T" => $"the transfer matrix allows tokens only for {cell}",
            "D" => $"the transfer matrix allows nothing for {cell}",
            _ => "its author gives no reason",
        })
        {
            ForbidsTokens = policy.Id.StartsWith(TransferPolicies.IdPrefix, StringComparison.Ordinal)
                && policy.Annotations.GetValueOrDefault("grade") == nameof(TransferGrade.D),
        };
    }
}
