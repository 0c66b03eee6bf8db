using DataProducts.Cli.Cedar;
using DataProducts.Cli.Ci;
using DataProducts.Contracts;
using Spectre.Console;

namespace DataProducts.Cli.Diff;

/// <summary>How changes look in each form of a report, whatever they are changes of.</summary>
internal static class ChangeForms
{
    public static string Word(this ChangeLevel level) => level.ToString().ToUpperInvariant();

    /// <summary>Gives the level of a SARIF result.</summary>
    public static string SarifLevel(this ChangeLevel level) =>
        level switch { ChangeLevel.Breaking => "error", ChangeLevel.Dangerous => "warning", _ => "note" };

    /// <summary>Gives what comes of a change. That a safe one has no version of its own is the matter of the version alone.</summary>
    public static CiOutcome Outcome(this ChangeLevel level, bool isFinding) =>
        level == ChangeLevel.Safe ? CiOutcome.Passed : isFinding ? CiOutcome.Failed : CiOutcome.Warned;

    /// <summary>Gives for example <c>1 breaking, 2 safe</c>.</summary>
    public static string Counts(IReadOnlyList<ChangeLevel> levels, int suppressed = 0) => Counted.Of(
        (levels.Count(level => level == ChangeLevel.Breaking), "breaking", "breaking"),
        (levels.Count(level => level == ChangeLevel.Dangerous), "dangerous", "dangerous"),
        (levels.Count(level => level == ChangeLevel.Safe), "safe", "safe"),
        (suppressed, "suppressed", "suppressed"));

    /// <summary>Shows changes as a table.</summary>
    public static void WriteTable(IEnumerable<(ChangeLevel Level, string Rule, string Where, string What)> changes)
    {
        var table = new Table().AddColumns("level", "rule", "where", "what");
        foreach (var (level, rule, where, what) in changes)
        {
            var color = level switch { ChangeLevel.Breaking => "red", ChangeLevel.Dangerous => "yellow", _ => "green" };
            table.AddRow(
                new Markup($"[{color}]{level.Word()}[/]"), Cell(rule), Cell(where), Cell(what));
        }

        AnsiConsole.Write(table);
    }

    public static void WriteSubscribers(IReadOnlyList<string> subscribers)
    {
        if (subscribers.Count > 0)
        {
            AnsiConsole.MarkupLineInterpolated($"Relied on by {FindingsOutput.Printable(string.Join(", ", subscribers))}.");
        }
    }

    private static Text Cell(string text) => new(FindingsOutput.Printable(text));
}
