namespace DataProducts.Cedar;

/// <summary>Finds numbers in lists that are in ascending order.</summary>
internal static class SortedNumbers
{
    // Up to here a scan, a vector at a time, is quicker than a search with its branches that cannot be foretold.
    private const int MaxScanned = 64;

    /// <summary>Gives the place of a number, or a negative number.</summary>
    public static int Find(int[] sorted, int number) =>
        sorted.Length <= MaxScanned ? sorted.AsSpan().IndexOf(number) : Array.BinarySearch(sorted, number);
}
