using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>What products are published on: catalog and releases, policies, people, the audit log.</summary>
public sealed record PublishPlatform
{
    /// <summary>Gets where products are registered.</summary>
    public required ICatalogStore Catalog { get; init; }

    /// <summary>Gets where published versions are kept.</summary>
    public required IReleaseStore Releases { get; init; }

    /// <summary>Gets where the policies in force are kept.</summary>
    public required IPolicyStore Policies { get; init; }

    /// <summary>Gets how the policies in force of a product are found, by its id, which means the newest published major, or by
    /// <see cref="ProductReference"/>; null if there is no such product.</summary>
    public required Func<string, CancellationToken, ValueTask<AccessModel?>> Products { get; init; }

    /// <summary>Gets how people, groups and subscriptions are found.</summary>
    public required Func<CancellationToken, ValueTask<PeopleDirectory>> People { get; init; }

    /// <summary>Gets the opaque id under which a person appears in the audit log.</summary>
    public required Func<string, string> PrincipalOf { get; init; }

    /// <summary>Gets where a publication, or its refusal, is recorded before it takes effect.</summary>
    public required IAuditLog Audit { get; init; }

    /// <summary>Gets the standards for a product that is published before it was ever registered; another keeps its own.</summary>
    public required Func<StandardsPackage> Standards { get; init; }

    /// <summary>Gets how such a product's standards are kept, by its id.</summary>
    public required Func<string, StandardsPackage, CancellationToken, Task> KeepStandards { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
