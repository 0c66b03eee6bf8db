namespace DataProducts.Hydration;

/// <summary>How a hydration writes a port's rows; by default they are appended.</summary>
public sealed record PortWrite
{
    private PortWrite(PortWriteKind kind, string? version) => (Kind, Version) = (kind, version);

    /// <summary>Gets the way that adds rows; one whose key is there goes to quarantine.</summary>
    public static PortWrite Append { get; } = new(PortWriteKind.Append, null);

    /// <summary>Gets the way that adds the rows whose key is new, and drops the others; of several in the input it takes the first.</summary>
    public static PortWrite AddNew { get; } = new(PortWriteKind.AddNew, null);

    /// <summary>Gets the way that takes out, in each jurisdiction's table, the partitions that have rows in the input. A port without partitions
    /// is overwritten whole where there are rows.</summary>
    public static PortWrite OverwritePartitions { get; } = new(PortWriteKind.OverwritePartitions, null);

    /// <summary>Gets what is done with rows whose key, or partition, is there.</summary>
    public PortWriteKind Kind { get; }

    /// <summary>Gets the column whose greater value is the newer row; null where the row that comes later is the newer one.</summary>
    public string? Version { get; }

    internal bool IsMerge => Kind is PortWriteKind.Upsert or PortWriteKind.AddNew or PortWriteKind.History;

    /// <summary>Gives the way that lets a row take the place of the one with its key.</summary>
    /// <param name="version">The contract's column whose greater value is the newer row, of whole numbers, decimals, days or points of time and not
    /// personal: an older row than the one that is there is dropped, and of equal ones the later in the input is taken. Null for the later one
    /// always.</param>
    /// <returns>The way.</returns>
    public static PortWrite Upsert(string? version = null) => new(PortWriteKind.Upsert, version);

    /// <summary>Gives the way that keeps every version of a row: <c>dp_valid_from</c>, <c>dp_valid_to</c> and <c>dp_is_current</c> say when it held.
    /// A version that comes late is put in its place. The port's tables are made with these columns, so that it is always written so.</summary>
    /// <param name="validFrom">The contract's column that says from when a version holds; of the types above, required and not personal.</param>
    /// <returns>The way.</returns>
    public static PortWrite History(string validFrom)
    {
        ArgumentException.ThrowIfNullOrEmpty(validFrom);
        return new(PortWriteKind.History, validFrom);
    }
}
