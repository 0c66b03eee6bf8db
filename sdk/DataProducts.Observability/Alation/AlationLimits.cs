namespace DataProducts.Observability;

/// <summary>What Alation takes in one request.</summary>
internal static class AlationLimits
{
    /// <summary>Fields, values or deletions of data quality in one request: what Alation's own SDK sends.</summary>
    public const int QualityItems = 1_000;

    /// <summary>Values of custom fields in one request (developer.alation.com, Custom Field Values Async API).</summary>
    public const int CustomFieldValues = 10_000;

    /// <summary>A value of a custom field, in UTF-8 bytes; Alation says "about 190 kB".</summary>
    public const int ValueBytes = 190_000;
}
