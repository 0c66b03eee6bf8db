using System.Text;

namespace DataProducts.Cli.Ci;

/// <summary>The report for the pipeline's log: a line a topic, and under it what is wrong.</summary>
internal static class CiText
{
    public static string Of(CiReport report)
    {
        var text = new StringBuilder();
        foreach (var product in report.Products)
        {
            text.Append(Plain($"{product.Id} {product.Version}")).Append('\n');
            foreach (var section in product.Sections)
            {
                text.Append(Plain($"  {Word(section.Outcome),-7} {section.Title}: {section.Summary}")).Append('\n');
                foreach (var one in section.Cases.Where(one => one.Outcome == CiOutcome.Failed))
                {
                    text.AppendJoin(string.Empty, one.Message.Split('\n').Select(line => Plain($"          {one.Name}: {line}") + "\n"));
                }
            }
        }

        return text.ToString();
    }

    public static string Word(CiOutcome outcome) => outcome switch
    {
        CiOutcome.Passed => "passed",
        CiOutcome.Skipped => "skipped",
        CiOutcome.Warned => "warned",
        _ => "FAILED",
    };

    // What a terminal would obey is not passed on to it.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
