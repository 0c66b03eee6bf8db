namespace DataProducts;

/// <summary>How sensitive a column is that is not personal data by itself.</summary>
public enum Classification
{
    /// <summary>For everyone who may read the row.</summary>
    Internal = 0,

    /// <summary>Read in clear only where <c>readColumn:Confidential</c> is permitted.</summary>
    Confidential = 1,

    /// <summary>Read in clear only where <c>readColumn:Restricted</c> is permitted.</summary>
    Restricted = 2,
}
