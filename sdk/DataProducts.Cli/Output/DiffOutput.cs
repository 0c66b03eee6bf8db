using DataProducts.Cli.Diff;
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
    string SufficientVersion,
    IReadOnlyList<DiffDocument.ChangeDocument> Changes,
    IReadOnlyList<DiffDocument.SuppressedDocument> Suppressed)
{
    public static DiffDocument Of(ContractDiff diff) => new(
        diff.Product,
        diff.From,
        diff.To,
        diff.Level?.Word(),
        diff.Required.ToString().ToLowerInvariant(),
        diff.Chosen?.ToString().ToLowerInvariant(),
        diff.IsVersionSufficient,
        diff.SufficientVersion,
        [.. diff.Changes.Select(ChangeDocument.Of)],
        [.. diff.Suppressed.Select(one => new SuppressedDocument(ChangeDocument.Of(one.Change), one.By.Reason, one.By.Expires))]);

    internal sealed record ChangeDocument(int Rule, string Level, string Path, string Message)
    {
        public static ChangeDocument Of(ContractChange change) =>
            new(change.Rule, change.Level.Word(), change.Path, change.Message);
    }

    internal sealed record SuppressedDocument(ChangeDocument Change, string Reason, string Expires);
}

/// <summary>Shows what differs between two versions of a contract.</summary>
internal static class DiffOutput
{
    public static void Write(ContractDiff diff)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{diff.Product}[/] {diff.From} → {diff.To}");
        if (diff.Changes.Count == 0)
        {
            WriteSuppressed(diff);
            AnsiConsole.WriteLine(diff.Chosen is null
                ? $"No difference that a consumer could see, but the version is lowered: give {diff.From} back."
                : "No difference that a consumer could see.");
            return;
        }

        ChangeForms.WriteTable(diff.Changes.Select(change => (change.Level, FormattableString.Invariant($"{change.Rule}"), change.Path, change.Message)));
        WriteSuppressed(diff);
        AnsiConsole.WriteLine(diff.IsVersionSufficient
            ? $"The version is raised far enough: at least a {Word(diff.Required)} is asked for."
            : $"The version is not raised far enough: a {Word(diff.Required)} is asked for, so at least {diff.SufficientVersion}.");
    }

    private static void WriteSuppressed(ContractDiff diff)
    {
        foreach (var one in diff.Suppressed)
        {
            AnsiConsole.MarkupLineInterpolated($"[grey]suppressed until {one.By.Expires}: rule {one.Change.Rule} at {one.Change.Path}: {one.By.Reason}[/]");
        }
    }

    private static string Word(VersionBump bump) => bump.ToString().ToLowerInvariant();
}
