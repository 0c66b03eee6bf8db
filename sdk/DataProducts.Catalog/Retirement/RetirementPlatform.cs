using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>What major versions are retired on: catalog, policies, people, the audit log.</summary>
public sealed record RetirementPlatform
{
    /// <summary>Gets where products are registered.</summary>
    public required ICatalogStore Catalog { get; init; }

    /// <summary>Gets where notices and ends are kept.</summary>
    public required IRetirementStore Store { get; init; }

    /// <summary>Gets how the policies of a product are found, by <see cref="ProductReference"/>; null if there is no such
    /// product.</summary>
    public required Func<string, CancellationToken, ValueTask<AccessModel?>> Products { get; init; }

    /// <summary>Gets how people and groups are found.</summary>
    public required Func<CancellationToken, ValueTask<PeopleDirectory>> People { get; init; }

    /// <summary>Gets the opaque id under which a person appears in the audit log.</summary>
    public required Func<string, string> PrincipalOf { get; init; }

    /// <summary>Gets where every step, and every refusal, is recorded before it takes effect.</summary>
    public required IAuditLog Audit { get; init; }

    /// <summary>Gets how reads since a point of time are counted. A read whose major version is not known is one of every
    /// major.</summary>
    public required Func<ProductReference, DateTimeOffset, CancellationToken, Task<ProductReads>> Reads { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
