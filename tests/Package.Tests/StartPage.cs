using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Package.Tests;

/// <summary>The commands of <c>docs/start.md</c> in their order, each with what the page says that it prints.</summary>
internal static partial class StartPage
{
    private static readonly string[] Programs = ["./pack", "dotnet", "dataproduct", "cd"];

    /// <summary>Gives the commands section by section.</summary>
    public static IReadOnlyList<IReadOnlyList<Step>> Sections { get; } =
        [.. File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "start.md")).Split("\n## ")[1..].Select(section => Steps(section).ToList())];

    private static IEnumerable<Step> Steps(string section)
    {
        Step? last = null;
        foreach (var block in Block().Matches(section).Select(match => match.Groups["body"].Value.TrimEnd()))
        {
            if (Programs.Contains(block.Split(' ', '\n')[0], StringComparer.Ordinal))
            {
                foreach (var command in block.Split('\n'))
                {
                    if (last is not null)
                    {
                        yield return last;
                    }

                    last = new Step(command, null);
                }
            }
            else
            {
                yield return last! with { Printed = block };
                last = null;
            }
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    [GeneratedRegex(@"^```\n(?<body>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    /// <summary>One command.</summary>
    /// <param name="Command">As it is typed.</param>
    /// <param name="Printed">What the page shows of its output, or null.</param>
    internal sealed record Step(string Command, string? Printed);
}
