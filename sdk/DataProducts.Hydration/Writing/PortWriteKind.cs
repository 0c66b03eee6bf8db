namespace DataProducts.Hydration;

/// <summary>What a hydration does with rows whose key, or partition, the port's tables have.</summary>
public enum PortWriteKind
{
    /// <summary>Rows are added; one whose key is there goes to quarantine.</summary>
    Append = 0,

    /// <summary>A row takes the place of the one with its key.</summary>
    Upsert = 1,

    /// <summary>A row whose key is there is dropped, and counted.</summary>
    AddNew = 2,

    /// <summary>The rows take the place of the partitions that they are of.</summary>
    OverwritePartitions = 3,

    /// <summary>Every version of a row is kept, with the time in which it holds (slowly changing dimension, type 2).</summary>
    History = 4,
}
