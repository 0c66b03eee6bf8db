using System.Text;

namespace DataProducts.Cli.Ci;

/// <summary>The report as one comment on a change. Every text of a team is escaped: it formats nothing, links nothing and calls nobody.</summary>
internal static class CiMarkdown
{
    /// <summary>By this line a pipeline finds its comment of last time.</summary>
    public const string Mark = "<!-- dataproduct ci -->";

    // GitHub takes 65,536 characters, Azure DevOps 150,000, GitLab 1,000,000. The rest is in the files.
    private const int MostCharacters = 60_000;
    private const string Special = "\\`*_{}[]()#+-.!|~:<>&/\"'=$^";

    public static string Of(CiReport report)
    {
        var text = new StringBuilder(Mark).Append('\n');
        foreach (var product in report.Products)
        {
            text.Append("\n## ").Append(Escaped($"{product.Id} {product.Version}")).Append("\n\n| check | | result |\n| --- | --- | --- |\n");
            foreach (var section in product.Sections)
            {
                text.Append("| ").Append(section.Title).Append(" | ").Append(Word(section.Outcome)).Append(" | ").Append(Escaped(section.Summary)).Append(" |\n");
            }

            foreach (var section in product.Sections.Where(section => section.Cases.Any(one => one.Message.Length > 0)))
            {
                Details(text, section);
            }
        }

        return text.ToString();
    }

    /// <summary>Writes text so that Markdown and HTML read nothing but letters in it; a line break becomes a space.</summary>
    internal static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length + 16);
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
            {
                text.Append(' ');
            }
            else if (rune.Value == '@')
            {
                text.Append("@<!-- -->"); // GitHub looks for names behind '@' in what is shown, unless something stands between
            }
            else if (rune.IsAscii && Special.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"&#{rune.Value};");
            }
            else
            {
                text.Append(rune);
            }
        }

        return text.ToString();
    }

    private static void Details(StringBuilder text, CiSection section)
    {
        text.Append("\n<details><summary>").Append(section.Title).Append("</summary>\n\n| | what | why |\n| --- | --- | --- |\n");
        var left = 0;
        foreach (var one in section.Cases.Where(one => one.Message.Length > 0).OrderByDescending(one => one.Outcome))
        {
            var row = $"| {Word(one.Outcome)} | {Escaped(one.Name)} | {string.Join("<br>", one.Message.Split('\n').Select(Escaped))} |\n";
            if (text.Length + row.Length > MostCharacters)
            {
                left++;
            }
            else
            {
                text.Append(row);
            }
        }

        text.Append(left == 0 ? "\n</details>\n" : $"\n{left} more are in results.junit.xml.\n\n</details>\n");
    }

    private static string Word(CiOutcome outcome) => outcome switch
    {
        CiOutcome.Passed => "✅ passed",
        CiOutcome.Skipped => "➖ skipped",
        CiOutcome.Warned => "⚠️ look at it",
        _ => "❌ failed",
    };
}
