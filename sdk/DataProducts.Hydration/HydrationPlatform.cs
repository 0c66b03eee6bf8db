using DataProducts.Lake;
using DataProducts.Tokens;

namespace DataProducts.Hydration;

/// <summary>What a hydration works on: where rows, tokens, versions, facts and decisions go.</summary>
public sealed record HydrationPlatform
{
    /// <summary>
    /// Gets how a token space is opened: that of the product's domain in a jurisdiction, or of the whole jurisdiction; called only where
    /// rows are to be tokenised.
    /// </summary>
    public required Func<TokenAccess, ValueTask<ITokenSpace>> Tokens { get; init; }

    /// <summary>Gets the lake of each jurisdiction.</summary>
    public required Func<Jurisdiction, TableLake> Lake { get; init; }

    /// <summary>Gets the lake of quarantine records.</summary>
    public required TableLake Quarantine { get; init; }

    /// <summary>Gets the keyed digest that names a quarantined row without telling what is in it.</summary>
    public required KeyedDigest Digest { get; init; }

    /// <summary>Gets where versions are published.</summary>
    public required IProductVersions Versions { get; init; }

    /// <summary>Gets where the facts for service levels are recorded.</summary>
    public required ISliFacts Facts { get; init; }

    /// <summary>Gets where commits are recorded before they are made.</summary>
    public required IAuditLog Audit { get; init; }

    /// <summary>
    /// Gets how a jurisdiction's vault tells the number that rises with every erasure; null where it does not. A hydration that is divided
    /// works again what was tokenised before somebody was erased; without this it cannot know.
    /// </summary>
    public Func<Jurisdiction, CancellationToken, ValueTask<long>>? ErasureEpoch { get; init; }

    /// <summary>Gets what checks a batch before it can be read; null for only the checks that every row and file passes.</summary>
    public IBatchCheck? Check { get; init; }

    /// <summary>Gets the local folder that each run leaves its report in (<c>docs/hydration.md</c>); null for none.</summary>
    public string? Runs { get; init; }

    /// <summary>Gets where each run's OpenLineage events go (<c>docs/lineage.md</c>); null for nowhere.</summary>
    public HydrationLineage? Lineage { get; init; }

    /// <summary>Gets which country belongs to which jurisdiction; one table is kept for each jurisdiction in it.</summary>
    public JurisdictionTable Jurisdictions { get; init; } = JurisdictionTable.Default;

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Gets the SHA-256 of the policy set in force, in lower-case hex, for the audit records; by default that of no policy at
    /// all.
    /// </summary>
    public string PolicySet { get; init; } = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Gets what a run waits for before it writes, and holds until it ends: it keeps removals of rows away. Null for nothing.</summary>
    public Func<CancellationToken, Task<IDisposable>>? Gate { get; init; }
}
