using DataProducts.Access;
using DataProducts.Tokens;

namespace DataProducts;

/// <summary>What became of a request for a new version of a token key.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Version">The version that new tokens are made with; null if denied.</param>
/// <param name="Refused">The policies that refused it; empty where it was done.</param>
public sealed record RotationOutcome(Guid Request, int? Version, IReadOnlyList<PolicyReason> Refused);

/// <summary>What became of a request to bring a space's tokens to the newest versions of their keys.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Report">How far it is; null if denied.</param>
/// <param name="Refused">The policies that refused it; empty where it was done.</param>
public sealed record RetokenisationOutcome(Guid Request, RetokenisationReport? Report, IReadOnlyList<PolicyReason> Refused)
{
    /// <summary>Gets the tables of the platform's own lake with tokens that were replaced in this run.</summary>
    public IReadOnlyList<RetokenisedTable> Tables { get; init; } = [];
}

/// <summary>A table whose tokens were replaced.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">In how many rows.</param>
public sealed record RetokenisedTable(TableId Table, long Rows);

/// <summary>What became of a request to drop a version of a token key.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Removed">How many items the vault removed; null if denied.</param>
/// <param name="Refused">The policies that refused it; empty where it was done.</param>
public sealed record KeyRetirementOutcome(Guid Request, long? Removed, IReadOnlyList<PolicyReason> Refused);

/// <summary>What a vault holds, in numbers, for those who may know.</summary>
/// <param name="Request">The id of the request's audit record.</param>
/// <param name="Status">The numbers; null if denied, or where the jurisdiction has no vault yet.</param>
/// <param name="Refused">The policies that refused it; empty where they did not.</param>
public sealed record VaultStatusOutcome(Guid Request, VaultStatus? Status, IReadOnlyList<PolicyReason> Refused);
