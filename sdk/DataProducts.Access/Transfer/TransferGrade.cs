namespace DataProducts.Access;

/// <summary>What someone at one place may do with the data of another jurisdiction.</summary>
public enum TransferGrade
{
    /// <summary>Read in clear if role and purpose allow.</summary>
    A,

    /// <summary>In clear only while the named instrument is on record; else tokens.</summary>
    C,

    /// <summary>Tokens only.</summary>
    T,
}
