using DataProducts.Access;

namespace DataProducts.Catalog;

/// <summary>What subscriptions are decided on: products and their policies, people, the store, the audit log.</summary>
public sealed record SubscriptionPlatform
{
    /// <summary>Gets where subscriptions are kept.</summary>
    public required ISubscriptionStore Store { get; init; }

    /// <summary>Gets how the policies of a product are found, by its id, which means the newest published major, or by
    /// <see cref="ProductReference"/>; null if there is no such product.</summary>
    public required Func<string, CancellationToken, ValueTask<AccessModel?>> Products { get; init; }

    /// <summary>Gets how people, groups and purposes are found.</summary>
    public required Func<CancellationToken, ValueTask<PeopleDirectory>> People { get; init; }

    /// <summary>Gets the opaque id under which a person appears in the audit log.</summary>
    public required Func<string, string> PrincipalOf { get; init; }

    /// <summary>Gets where every request and decision is recorded before it takes effect.</summary>
    public required IAuditLog Audit { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
