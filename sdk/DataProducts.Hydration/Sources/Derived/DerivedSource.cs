namespace DataProducts.Hydration;

/// <summary>Rows that are computed from other products: one part a jurisdiction, so that what is made of a jurisdiction's rows stays in
/// it.</summary>
/// <remarks>A row whose own jurisdiction is not that of its part is quarantined (<see cref="RowRule.JurisdictionCrossed"/>).</remarks>
public sealed class DerivedSource : HydrationSource
{
    /// <summary>Makes a source.</summary>
    /// <param name="parts">The parts, one a jurisdiction.</param>
    /// <exception cref="DataProductException">Two parts are of one jurisdiction (<c>DP1109</c>).</exception>
    public DerivedSource(IReadOnlyList<DerivedPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var names = new HashSet<Jurisdiction>();
        foreach (var part in parts)
        {
            if (!names.Add(part.Jurisdiction))
            {
                throw HydrationErrors.RepeatedPart(part.Jurisdiction.Code);
            }
        }

        Parts = [.. parts.Select(part => new DerivedSourcePart(part))];
    }

    internal override IReadOnlyList<SourcePart> Parts { get; }

    /// <summary>Gets which columns of which products the rows are made of; null where nobody says.</summary>
    internal DerivedOrigin? Origin { get; init; }
}

/// <summary>What is made of the rows of one jurisdiction.</summary>
/// <param name="Jurisdiction">Whose law protects the rows that went in, and so those that come out.</param>
/// <param name="Identity">32 bytes that are the same exactly if the rows are: the hash of all that they are computed from. They name the
/// batch, so that the same inputs commit nothing the second time, and need not even be computed.</param>
/// <param name="Open">Computes the rows.</param>
public sealed record DerivedPart(
    Jurisdiction Jurisdiction, ReadOnlyMemory<byte> Identity, Func<CancellationToken, ValueTask<DerivedRows>> Open);

/// <summary>Computed rows.</summary>
/// <param name="Columns">The columns, named as the contract names those of the source.</param>
/// <param name="Rows">The rows, cells in the order of <paramref name="Columns"/>: null, numbers, text, days, points of time, UUIDs. Their
/// order means nothing.</param>
public sealed record DerivedRows(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows);
