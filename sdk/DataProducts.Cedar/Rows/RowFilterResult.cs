using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A filter, and what it leaves out.</summary>
/// <param name="Filter">The condition; where <paramref name="Dropped"/> is not empty it shows fewer rows than the policies allow.</param>
/// <param name="Dropped">The permits that were left out, and why; empty unless
/// <see cref="RowFilterOptions.DropUntranslatablePermits"/> was asked for.</param>
public sealed record RowFilterResult(RowPredicate Filter, ImmutableArray<DroppedPermit> Dropped)
{
    /// <summary>Gets whether the filter shows exactly the rows that the policies allow.</summary>
    public bool IsExact => Dropped.IsEmpty;
}

/// <summary>A permit that no filter can tell, and that was left out as the caller asked.</summary>
/// <param name="Policy">The permit.</param>
/// <param name="Reason">Which part of it cannot be told, and why.</param>
public sealed record DroppedPermit(Policy Policy, RowFilterException Reason);
