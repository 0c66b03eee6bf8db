namespace DataProducts.Observability;

/// <summary>A health score in one word.</summary>
public enum HealthBand
{
    /// <summary>Less than 60 % of the weight was measured.</summary>
    Unknown = 0,

    /// <summary>80 or more.</summary>
    Good = 1,

    /// <summary>60 or more.</summary>
    Warning = 2,

    /// <summary>Less than 60.</summary>
    Alert = 3,
}
