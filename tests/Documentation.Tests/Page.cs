using System.Text.RegularExpressions;
using DataProducts.TestKit;

namespace DataProducts.Documentation.Tests;

/// <summary>A page of documentation: its prose apart from its code blocks.</summary>
internal sealed partial class Page
{
    private Page(string path, string text)
    {
        Path = path;
        Prose = Fence().Replace(text, string.Empty);
        Diagrams = [.. Fence().Matches(text).Where(block => block.Groups["language"].Value == "mermaid").Select(block => block.Groups["body"].Value)];
        Headings = Heading().Matches(Prose).Select(heading => Anchor(heading.Groups["text"].Value)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Gets the path from the repository's root.</summary>
    public string Path { get; }

    public string Prose { get; }

    public IReadOnlyList<string> Diagrams { get; }

    public IReadOnlySet<string> Headings { get; }

    /// <summary>Every page that a reader of the repository meets; what npm and the build put there is not ours.</summary>
    public static IReadOnlyList<Page> All { get; } = [.. Directory.EnumerateFiles(RepositoryRoot.Path, "*.md", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "node_modules" or "artifacts" or "bin" or "obj" || part.StartsWith('.')))
        .Order(StringComparer.Ordinal)
        .Select(path => new Page(path, File.ReadAllText(System.IO.Path.Combine(RepositoryRoot.Path, path))))];

    /// <summary>Gets the targets of the page's relative links, as written.</summary>
    public IEnumerable<string> RelativeLinks() => Link().Matches(Prose).Select(link => link.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    // As GitHub makes them: lower case, spaces to hyphens, everything but letters, digits, '-' and '_' dropped.
    private static string Anchor(string heading) =>
        new([.. heading.Trim().ToLowerInvariant().Replace(' ', '-').Where(character => char.IsLetterOrDigit(character) || character is '-' or '_')]);

    [GeneratedRegex(@"^(?<fence>```+)(?<language>\w*)[^\n]*\n(?<body>.*?)^\k<fence>[ ]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<!`)\[[^\]\[]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
