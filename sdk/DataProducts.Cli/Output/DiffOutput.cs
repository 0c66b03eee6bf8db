using DataProducts.Contracts;
using Spectre.Console;

namespace DataProducts.Cli.Output;

/// <summary>What differs between two versions of a contract.</summary>
internal sealed record DiffDocument(
    string Product,
    string From,
    string To,
    string? Level,
    string Required,
    string? Chosen,
    bool VersionSufficient,
    IReadOnlyList<DiffDocument.ChangeDocument> Changes)
{
    public static DiffDocument Of(ContractDiff diff) => new(
        diff.Product,
        diff.From,
        diff.To,
        diff.Level?.ToString().ToUpperInvariant(),
        diff.Required.ToString().ToLowerInvariant(),
        diff.Chosen?.ToString().ToLowerInvariant(),
        diff.IsVersionSufficient,
        [.. diff.Changes.Select(change => new ChangeDocument(change.Rule, change.Level.ToString().ToUpperInvariant(), change.Path, change.Message))]);

    internal sealed record ChangeDocument(int Rule, string Level, string Path, string Message);
}

/// <summary>Shows what differs between two versions of a contract.</summary>
internal static class DiffOutput
{
    public static void Write(ContractDiff diff)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{diff.Product}[/] {diff.From} → {diff.To}");
        if (diff.Changes.Count == 0)
        {
            AnsiConsole.WriteLine("No difference that a consumer could see.");
            return;
        }

        var table = new Table().AddColumns("level", "rule", "where", "what");
        foreach (var change in diff.Changes)
        {
            var color = change.Level switch { ChangeLevel.Breaking => "red", ChangeLevel.Dangerous => "yellow", _ => "green" };
            table.AddRow(
                new Markup($"[{color}]{change.Level.ToString().ToUpperInvariant()}[/]"),
                new Text($"{change.Rule}"),
                new Text(change.Path),
                new Text(change.Message));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(diff.IsVersionSufficient
            ? $"The version is raised far enough: at least a {Word(diff.Required)} is asked for."
            : $"The version is not raised far enough: a {Word(diff.Required)} is asked for.");
    }

    private static string Word(VersionBump bump) => bump.ToString().ToLowerInvariant();
}
