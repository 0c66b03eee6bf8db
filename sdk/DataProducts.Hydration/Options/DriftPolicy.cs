namespace DataProducts.Hydration;

/// <summary>What is done where a source is not what the contract says. Whatever was seen is reported; nothing is passed over in silence.</summary>
/// <remarks>The values may be joined. A column that the contract requires and the source lacks is refused under each of them.</remarks>
[Flags]
public enum DriftPolicy
{
    /// <summary>Any difference refuses the input: new columns (<c>DP1102</c>), other types (<c>DP1115</c>).</summary>
    Freeze = 0,

    /// <summary>Columns that the contract does not have are kept out and reported as <see cref="DriftKind.Added"/>; other types are refused.</summary>
    Additive = 1,

    /// <summary>
    /// A column of another type is read from its text, and a row whose text does not fit is quarantined as <see cref="RowRule.Type"/>;
    /// reported as <see cref="DriftKind.Coerced"/>. Nested columns, bytes and types that have no text are still refused.
    /// </summary>
    Coerce = 2,

    /// <summary>As <see cref="Additive"/>, and fields that the contract does not have within a nested Parquet column are kept out too; both are
    /// reported as <see cref="DriftKind.Ignored"/>.</summary>
    IgnoreUnknown = 4,
}
