using System.Globalization;
using DataProducts.Analyzers.Privacy;
using DataProducts.TestKit;

namespace DataProducts.Analyzers.Tests;

/// <summary>Measures DP0102 and DP0107 on names that others gave their columns, each labelled by what the column holds.</summary>
public class LabelledColumnsTests
{
    private static readonly string[] NotAskedAbout = ["-", "attribute", "text"];

    private static readonly Lazy<IReadOnlyList<Labelled>> Columns = new(Read);

    [Fact]
    public void PersonalData_IsToldFromTheRest()
    {
        var found = Columns.Value.Where(column => PersonalDataNames.KindOf(column.Name, column.Table) is not null).ToList();
        var personal = Columns.Value.Where(column => !NotAskedAbout.Contains(column.Label)).ToList();
        var wrong = found.Except(personal).ToList();
        var missed = personal.Except(found).ToList();
        var otherKind = found.Except(wrong).Where(column => PersonalDataNames.KindOf(column.Name, column.Table) != column.Label).ToList();
        var precision = (double)(found.Count - wrong.Count) / found.Count;
        var recall = (double)(personal.Count - missed.Count) / personal.Count;

        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"DP0102 on {Columns.Value.Count} columns, {personal.Count} of them personal: precision {precision:P1}, recall {recall:P1}; "
            + $"wrong: {Text(wrong)}; missed: {Text(missed)}; of another kind: {Text(otherKind)}"));
        Assert.True(precision >= 0.9, $"precision {precision:P1}, wrong: {Text(wrong)}");
        Assert.True(recall >= 0.85, $"recall {recall:P1}, missed: {Text(missed)}");
    }

    // The names of other tables are not in the vocabulary's favour: whatever is said of them counts against it.
    [Fact]
    public void FreeText_IsToldFromTheRest()
    {
        var found = Columns.Value.Where(column => FreeTextNames.IsFreeText(column.Name)).ToList();
        var texts = Columns.Value.Where(column => column.Label == "text").ToList();

        Print($"DP0107: found {Text(found)} of {Text(texts)}");
        Assert.Equal(Text(texts), Text(found));
    }

    [Fact]
    public void Labels_AreOfTheStatedSources()
    {
        Assert.Equal(["adventure-works.csv", "chinook", "odcs"], Columns.Value.Select(column => column.Source.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Columns.Value.Count, Columns.Value.Select(column => (column.Source, column.Table, column.Name)).Distinct().Count());
    }

    [Fact]
    public void Names_AreThoseOfTheContracts()
    {
        var folder = Conformance.Find(System.IO.Path.Combine("standards", "odcs", "examples"));
        var text = string.Join('\n', Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.Equal(18, Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Length);
        Assert.All(
            Columns.Value.Where(column => column.Source.StartsWith("odcs:", StringComparison.Ordinal)),
            column => Assert.Contains($"name: {column.Name}", text.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private static IReadOnlyList<Labelled> Read() =>
        [.. File.ReadLines(System.IO.Path.Combine(RepositoryRoot.Path, "tests", "DataProducts.Analyzers.Tests", "Names", "labelled-columns.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('|'))
            .Select(part => new Labelled(part[0], part[1], part[2], part[3]))];

    private static void Print(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);

    private static string Text(IEnumerable<Labelled> columns) => string.Join(", ", columns.Select(column => $"{column.Table}.{column.Name}"));

    private sealed record Labelled(string Source, string Table, string Name, string Label);
}
