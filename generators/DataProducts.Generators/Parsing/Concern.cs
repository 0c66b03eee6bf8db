namespace DataProducts.Generators.Parsing;

/// <summary>What a finding is about; each has one analyzer, so whatever keeps the generator quiet has a voice.</summary>
internal enum Concern
{
    /// <summary>DP0101: personal data that no jurisdiction protects.</summary>
    UnprotectedPersonalData,

    /// <summary>DP0201: a property that the lake cannot hold.</summary>
    ColumnType,

    /// <summary>DP0202: nobody answers for the product, or nobody says what it is.</summary>
    Ownership,

    /// <summary>DP0204: no record that code can be added to, or no usable identity.</summary>
    Identity,

    /// <summary>DP0205: a service level that cannot be measured.</summary>
    ServiceLevel,

    /// <summary>DP0206: personal data of nobody.</summary>
    Subject,

    /// <summary>DP0207: annotations that contradict each other or have no effect.</summary>
    Contradiction,

    /// <summary>DP0208: rows of a product without personal data that belong to no jurisdiction.</summary>
    Jurisdiction,

    /// <summary>DP0108: a jurisdiction that a row may lack.</summary>
    NullableJurisdiction,

    /// <summary>DP0110: what stands in the place of personal data cannot do what the property promises.</summary>
    TokenMode,

    /// <summary>DP0209: a port of no product, or one that cannot be told from another.</summary>
    Port,

    /// <summary>DP0230: a nested type that the lake cannot hold, or that would hide personal data.</summary>
    Nesting,

    /// <summary>DP0231: a rule of values that the property cannot keep.</summary>
    ValueRule,

    /// <summary>DP0232: a promise of the whole port that its columns cannot keep: reference, quality, retention, partition.</summary>
    Promise,
}
