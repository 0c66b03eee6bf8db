using DataProducts.TestKit;

namespace DataProducts.Documentation.Tests;

public sealed class LinkTests
{
    [Fact]
    public void EveryRelativeLink_LeadsSomewhere()
    {
        var dead = Page.All.SelectMany(page => page.RelativeLinks().Where(link => !Leads(page, link)).Select(link => $"{page.Path}: {link}")).ToList();

        Assert.True(dead.Count == 0, "links that lead nowhere:\n" + string.Join('\n', dead));
    }

    [Theory]
    [InlineData("LICENSE", true)]
    [InlineData("docs/", true)]
    [InlineData("docs/nowhere.md", false)]
    [InlineData("docs/queries.md#nowhere", false)]
    [InlineData("../README.md", false)]
    public void ALink_IsJudged(string link, bool leads) =>
        Assert.Equal(leads, Leads(Page.All.Single(page => page.Path == "README.md"), link));

    private static bool Leads(Page page, string link)
    {
        var parts = link.Split('#', 2);
        var full = Path.GetFullPath(parts[0].Length == 0
            ? Path.Combine(RepositoryRoot.Path, page.Path)
            : Path.Combine(RepositoryRoot.Path, Path.GetDirectoryName(page.Path)!, Uri.UnescapeDataString(parts[0])));
        if (!full.StartsWith(RepositoryRoot.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !Path.Exists(full))
        {
            return false;
        }

        var target = Path.GetRelativePath(RepositoryRoot.Path, full).Replace('\\', '/');
        return parts.Length == 1 || Page.All.FirstOrDefault(other => other.Path == target)?.Headings.Contains(parts[1]) == true;
    }
}
