namespace DataProducts.Package.Tests;

/// <summary>Chooses few combinations of parameters such that every two values of two parameters come together in one of them.</summary>
internal static class Pairwise
{
    /// <summary>Gives the combinations, each a value's place for each parameter; the same each time.</summary>
    /// <param name="sizes">How many values each parameter has.</param>
    public static IReadOnlyList<int[]> Of(params IReadOnlyList<int> sizes)
    {
        var open = Pairs(sizes).ToHashSet();
        var chosen = new List<int[]>();
        while (open.Count > 0)
        {
            var best = Candidates(sizes).MaxBy(row => PairsOf(row).Count(open.Contains))!;
            chosen.Add(best);
            open.ExceptWith(PairsOf(best));
        }

        return chosen;
    }

    /// <summary>Gives the pairs of a combination: parameter and value, parameter and value.</summary>
    public static IEnumerable<(int First, int FirstValue, int Second, int SecondValue)> PairsOf(int[] row) =>
        from first in Enumerable.Range(0, row.Length)
        from second in Enumerable.Range(first + 1, row.Length - first - 1)
        select (first, row[first], second, row[second]);

    /// <summary>Gives every pair that there is.</summary>
    public static IEnumerable<(int First, int FirstValue, int Second, int SecondValue)> Pairs(IReadOnlyList<int> sizes) =>
        from first in Enumerable.Range(0, sizes.Count)
        from second in Enumerable.Range(first + 1, sizes.Count - first - 1)
        from firstValue in Enumerable.Range(0, sizes[first])
        from secondValue in Enumerable.Range(0, sizes[second])
        select (first, firstValue, second, secondValue);

    private static IEnumerable<int[]> Candidates(IReadOnlyList<int> sizes)
    {
        IEnumerable<int[]> rows = [[]];
        return sizes.Aggregate(rows, (made, size) => made.SelectMany(row => Enumerable.Range(0, size).Select(value => (int[])[.. row, value])));
    }
}
