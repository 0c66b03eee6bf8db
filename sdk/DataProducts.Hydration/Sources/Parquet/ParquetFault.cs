namespace DataProducts.Hydration;

/// <summary>What is wrong with a stored value, in its place.</summary>
internal sealed class ParquetFault(string rule)
{
    /// <summary>It is outside what a column of its type can hold.</summary>
    public static readonly ParquetFault Type = new(RowRule.Type);

    /// <summary>It is no UTF-8.</summary>
    public static readonly ParquetFault Encoding = new(RowRule.Encoding);

    /// <summary>It is longer than a record may be.</summary>
    public static readonly ParquetFault Length = new(RowRule.RecordLength);

    public string Rule { get; } = rule;
}
