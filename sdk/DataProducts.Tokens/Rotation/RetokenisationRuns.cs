using System.Globalization;

namespace DataProducts.Tokens;

/// <summary>Where a token space's re-tokenisations lie: a numbered folder each.</summary>
/// <param name="folder">The folder that holds them; made when the first one begins.</param>
public sealed class RetokenisationRuns(string folder)
{
    private const string Digits = "D4";

    /// <summary>Gives the folder to run in: of the last run if that is not done, else of a new one.</summary>
    /// <param name="space">The token space.</param>
    /// <returns>The folder, for <see cref="TokenRotation.RetokeniseAsync"/>; a new one is not made yet.</returns>
    /// <exception cref="DataProductException">The last run's state is damaged (<c>DP1454</c>).</exception>
    public string Next(TokenSpaceId space)
    {
        var runs = Path.Combine(Path.GetFullPath(folder), space.Jurisdiction.Code, NameOf(space.Scope));
        var last = Directory.Exists(runs)
            ? Directory.EnumerateDirectories(runs).Select(path => NumberOf(Path.GetFileName(path))).DefaultIfEmpty(0).Max()
            : 0;
        var isOver = last == 0 || JobFile.Read(PathOf(runs, last), space) is { IsDone: true };
        return PathOf(runs, isOver ? last + 1 : last);
    }

    /// <summary>Gives the files of pairs that the space's runs wrote, in their order; a run that is not done has some of its pairs.</summary>
    /// <param name="space">The token space.</param>
    /// <returns>The files.</returns>
    public IReadOnlyList<string> Pairs(TokenSpaceId space)
    {
        var runs = Path.Combine(Path.GetFullPath(folder), space.Jurisdiction.Code, NameOf(space.Scope));
        return Directory.Exists(runs)
            ? [.. Directory.EnumerateDirectories(runs).Select(path => NumberOf(Path.GetFileName(path))).Where(number => number > 0).Order()
                .Select(number => PairFile.In(PathOf(runs, number))).Where(File.Exists)]
            : [];
    }

    // A domain's name is a folder's, and no domain is called so.
    private static string NameOf(string scope) => scope == TokenSpaceId.WholeJurisdiction ? "_shared" : scope;

    private static string PathOf(string runs, int number) => Path.Combine(runs, number.ToString(Digits, CultureInfo.InvariantCulture));

    private static int NumberOf(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
