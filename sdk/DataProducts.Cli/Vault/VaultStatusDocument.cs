using DataProducts.Tokens;

namespace DataProducts.Cli.Vault;

/// <summary>What the vaults hold, one a jurisdiction.</summary>
internal sealed record VaultStatusDocument(IReadOnlyList<VaultStatusDocument.OneDocument> Vaults)
{
    public static VaultStatusDocument Of(IEnumerable<(Jurisdiction Jurisdiction, VaultStatusOutcome Outcome)> outcomes) => new(
        [.. outcomes.Select(one => new OneDocument(
            one.Jurisdiction.Code, one.Outcome.Request, [.. one.Outcome.Refused.Select(reason => reason.ToString())], Counts(one.Outcome.Status)))]);

    private static CountsDocument? Counts(VaultStatus? status) => status is null ? null : new(
        status.Items, status.Subjects, status.Erased, status.Moved, status.Epoch, status.Applied, status.Ledger,
        [
            .. status.TokenKeys.Select(key => new TokenKeyDocument(
                key.Scope, key.Kind.ToString(), key.Mode.ToString(), key.Version, key.Version == key.Newest, key.Items, key.Action.ToString())),
        ],
        [.. status.DataKeys.Select(key => new DataKeyDocument(key.Scope, key.Version, IsNewest(status, key), key.Created))]);

    private static bool IsNewest(VaultStatus status, DataKeyStatus key) =>
        key.Version == status.DataKeys.Where(other => other.Scope == key.Scope).Max(other => other.Version);

    /// <summary>A jurisdiction's vault: refused, or counted, or neither where there is none yet.</summary>
    internal sealed record OneDocument(string Jurisdiction, Guid Request, IReadOnlyList<string> Refused, CountsDocument? Vault);

    internal sealed record CountsDocument(
        long Items,
        long Subjects,
        long Erased,
        long Moved,
        long Epoch,
        long? LedgerApplied,
        long LedgerEnd,
        IReadOnlyList<TokenKeyDocument> TokenKeys,
        IReadOnlyList<DataKeyDocument> DataKeys);

    /// <summary>A version of a key that makes tokens. Items is null for one-way tokens, which no vault has.</summary>
    internal sealed record TokenKeyDocument(string Space, string Kind, string Mode, int Version, bool InUse, long? Items, string Retokenise);

    internal sealed record DataKeyDocument(string Space, int Version, bool InUse, DateTimeOffset Created);
}
