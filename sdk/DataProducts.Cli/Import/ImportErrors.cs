namespace DataProducts.Cli.Import;

/// <summary>Refusals of <c>dataproduct import</c>; <c>docs/errors.md</c> has a line on each.</summary>
internal static class ImportErrors
{
    public static DataProductException Unreadable(string path, string problem, Exception? cause = null) =>
        new("DP1270", $"{path} {problem}.", cause);

    public static DataProductException Syntax(string path, string text, int position, string problem)
    {
        var before = text.AsSpan(0, Math.Min(position, text.Length));
        var line = before.Count('\n') + 1;
        return new("DP1271", $"{path}({line},{position - before.LastIndexOf('\n')}): {problem}.");
    }

    public static DataProductException WhichTable(string path, IEnumerable<string> names, string? asked)
    {
        var listed = string.Join(", ", names.Take(20));
        var problem = asked is null ? "holds several tables; choose one with --table" : $"holds no table '{asked}'";
        return new("DP1272", $"{path} {problem}. There: {(listed.Length == 0 ? "none" : listed)}.");
    }

    public static DataProductException TooMuch(string path, string what) => new("DP1273", $"{path} has {what}, more than a data product may have.");

    public static DataProductException Undecided(string problem) => new("DP1274", problem);

    public static DataProductException FileExists(string path) =>
        new("DP1275", $"{path} is there already; give another --output, or --force to replace it.");
}
