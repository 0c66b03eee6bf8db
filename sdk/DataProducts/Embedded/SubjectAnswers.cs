using DataProducts.Access;
using DataProducts.Tokens;

namespace DataProducts;

/// <summary>What became of a request to erase a person, or to admit one again.</summary>
/// <param name="Request">The id of the request, which joins ledger, vault and audit records.</param>
/// <param name="Erasure">What was done; null if denied.</param>
/// <param name="Refused">The policies that refused it; empty where it was done.</param>
public sealed record ErasureOutcome(Guid Request, SubjectErasure? Erasure, IReadOnlyList<PolicyReason> Refused);

/// <summary>All that a vault holds of one person. It is personal data.</summary>
/// <param name="Request">The id of the request's audit records.</param>
/// <param name="Items">The items; null if denied, none for a person who is unknown or was erased.</param>
/// <param name="Refused">The policies that refused it; empty where it was done.</param>
public sealed record ExportOutcome(Guid Request, IReadOnlyList<ExportedItem>? Items, IReadOnlyList<PolicyReason> Refused)
{
    /// <summary>Hides what it holds, so that no log or message shows it.</summary>
    /// <returns>The id of the request.</returns>
    public override string ToString() => Request.ToString();
}

/// <summary>What became of a request to move a person to another jurisdiction.</summary>
/// <param name="Request">The id of the request, which joins ledgers, vaults and audit records.</param>
/// <param name="Moved">What was done; null if denied.</param>
/// <param name="Refused">The policies that refused it; empty where it was done.</param>
public sealed record MoveOutcome(Guid Request, MovedSubject? Moved, IReadOnlyList<PolicyReason> Refused);
