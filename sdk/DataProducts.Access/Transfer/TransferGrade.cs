namespace DataProducts.Access;

/// <summary>What someone at one place may do with the data of another jurisdiction. The order is that of what they allow, the most
/// first.</summary>
public enum TransferGrade
{
    /// <summary>Read in clear if role and purpose allow.</summary>
    A,

    /// <summary>In clear only while one of the named instruments is on record and in force; else tokens.</summary>
    C,

    /// <summary>Tokens only.</summary>
    T,

    /// <summary>Nothing, not even tokens.</summary>
    D,
}
