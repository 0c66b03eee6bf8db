namespace DataProducts.Lake;

/// <summary>What becomes of rows whose key a table has.</summary>
public enum MergeKind
{
    /// <summary>The row that comes takes the place of the one that is there, unless that has a greater version.</summary>
    Upsert = 0,

    /// <summary>The row that is there stays; of several that come the first is taken.</summary>
    AddNew = 1,

    /// <summary>Both stay: each version of a row holds from its own point to that of the next one (slowly changing dimension, type 2).</summary>
    History = 2,
}
