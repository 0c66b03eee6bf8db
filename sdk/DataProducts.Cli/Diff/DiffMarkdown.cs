using System.Globalization;
using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Writes a comparison as a comment for a pull request. Whatever comes from a contract is text there: no markup, no link, nobody
/// called by name.</summary>
internal static class DiffMarkdown
{
    public static string Write(DiffReport report)
    {
        var output = new StringBuilder("## Contracts\n");
        foreach (var product in report.Products)
        {
            Write(output, product);
        }

        foreach (var product in report.Unknown)
        {
            output.Append("\n`").Append(product).Append("` is new: nobody relies on it yet.\n");
        }

        foreach (var unused in report.UnusedSuppressions)
        {
            output.Append("\nNothing is suppressed by ").Append(Text(unused)).Append(".\n");
        }

        return output.ToString();
    }

    private static void Write(StringBuilder output, ComparedProduct product)
    {
        var diff = product.Diff;
        var level = diff.Level?.ToString().ToUpperInvariant() ?? "no change";
        output.Append(CultureInfo.InvariantCulture, $"\n### `{diff.Product}` {Text(diff.From)} → {Text(diff.To)}: {level}\n\n");
        if (!diff.IsVersionSufficient)
        {
            output.Append(CultureInfo.InvariantCulture, $"**The version must be at least {Text(diff.SufficientVersion)}.**\n\n");
        }

        if (product.Subscribers.Count > 0)
        {
            output.Append("Relied on by ").AppendJoin(", ", product.Subscribers.Select(Text)).Append(".\n\n");
        }

        if (diff.Changes.Count + diff.Suppressed.Count == 0)
        {
            return;
        }

        output.Append("| level | rule | where | what |\n| --- | --- | --- | --- |\n");
        foreach (var change in diff.Changes)
        {
            Row(output, change, Text(change.Message));
        }

        foreach (var one in diff.Suppressed)
        {
            Row(output, one.Change, $"{Text(one.Change.Message)} Suppressed until {one.By.Expires}: {Text(one.By.Reason)}");
        }
    }

    private static void Row(StringBuilder output, ContractChange change, string what) => output.Append(
        CultureInfo.InvariantCulture,
        $"| {change.Level.ToString().ToUpperInvariant()} | [{change.Rule}]({DiffSarif.Page}) | `{change.Path}` | {what} |\n");

    // A character reference is never markup; GitHub looks for names behind '@' after that, unless something stands between.
    private static string Text(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '@' => output.Append("@<!-- -->"),
                _ when Rune.IsLetterOrDigit(rune) || " .,:;'()-/+=%".Contains((char)rune.Value, StringComparison.Ordinal) => output.Append(rune),
                _ when Rune.IsControl(rune) => output.Append(' '),
                _ => output.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};"),
            };
        }

        return output.ToString();
    }
}
