using DataProducts.Access;
using DataProducts.Lake;

namespace DataProducts.Query;

/// <summary>What governed queries work on: products and their policies, published versions, lakes, vaults, the audit log.</summary>
public sealed record QueryPlatform
{
    /// <summary>Gets how the policies of a product are found, by its id, which means the newest published major, or by
    /// <see cref="ProductReference"/>; null if there is no such product.</summary>
    public required Func<string, CancellationToken, ValueTask<AccessModel?>> Products { get; init; }

    /// <summary>Gets how the notice of a major version is found; null where it has none. By default none has.</summary>
    public Func<ProductReference, CancellationToken, ValueTask<ProductRetirement?>> Retirements { get; init; } =
        static (_, _) => ValueTask.FromResult<ProductRetirement?>(null);

    /// <summary>Gets who may ask for what.</summary>
    public required PeopleDirectory People { get; init; }

    /// <summary>Gets the opaque id under which a person appears in the audit log.</summary>
    public required Func<string, string> PrincipalOf { get; init; }

    /// <summary>Gets which snapshots consumers read.</summary>
    public required IProductVersions Versions { get; init; }

    /// <summary>Gets the lake of each jurisdiction.</summary>
    public required Func<Jurisdiction, TableLake> Lake { get; init; }

    /// <summary>Gets how a token space is opened, for whom; called only after a decision allowed it.</summary>
    public required Func<TokenAccess, CancellationToken, ValueTask<ITokenSpace>> Tokens { get; init; }

    /// <summary>Gets what counts how much each person opens and tokenises. One for all requests of a process; by default one that is this
    /// platform's own.</summary>
    public VaultLimiter Limiter { get; init; } = new(VaultLimits.Default);

    /// <summary>Gets where decisions are recorded before anybody sees what they allow.</summary>
    public required IAuditLog Audit { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
