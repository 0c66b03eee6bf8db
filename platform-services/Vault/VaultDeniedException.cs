using DataProducts.Access;

namespace DataProducts.Vault;

/// <summary>Policy refuses what was asked of the vault. The decision is in the jurisdiction's audit log already.</summary>
/// <param name="refused">The policies that refused it.</param>
/// <param name="retryAfter">How long it takes until a limit that refused it lets as much through; null where none did, or it never
/// will.</param>
public sealed class VaultDeniedException(IReadOnlyList<PolicyReason> refused, TimeSpan? retryAfter = null)
    : DataProductException("DP2042", "Policy does not allow it. The refused policies say why.")
{
    /// <summary>Gets the policies that refused it.</summary>
    public IReadOnlyList<PolicyReason> Refused => refused;

    /// <summary>Gets how long it takes until a limit that refused it lets as much through; null where none did, or it never will.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
