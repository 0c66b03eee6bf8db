namespace DataProducts.Lake.Parquet.Encodings;

/// <summary>Says when a dictionary is not worth its room and its time.</summary>
internal static class DictionaryLimits
{
    /// <summary>The values of a new dictionary after which a column of distinct values is given up.</summary>
    public const int Sample = 1024;

    /// <summary>The most entries: their table still fits a core's second-level cache.</summary>
    public const int MostEntries = 1 << 17;

    /// <summary>The most bytes of entries.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    // Half a percent of the sample: of a hundred thousand values that occur equally often, about as many pairs meet in it.
    private const int LeastRepeated = Sample / 200;

    /// <summary>Says whether too few of the sample's values occur twice.</summary>
    public static bool AreDistinct(int entries) => entries > Sample - LeastRepeated;
}
