using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Documentation.Tests;

public sealed class DiagramTests
{
    [Fact]
    public async Task EveryDiagram_IsReadByMermaid()
    {
        var diagrams = Page.All.SelectMany(page => page.Diagrams.Select(text => (page.Path, Text: text))).ToList();
        Assert.NotEmpty(diagrams);

        var errors = await ParseAsync(diagrams.Select(diagram => diagram.Text));

        Assert.Empty(diagrams.Zip(errors).Where(pair => pair.Second is not null).Select(pair => $"{pair.First.Path}: {pair.Second}"));
    }

    [Fact]
    public async Task ABrokenDiagram_IsRefused() =>
        Assert.All(await ParseAsync(["flowchart LR\n  a --> ", "gant\n  title x", "flowchart LR\n  subgraph s\n  a --> b"]), Assert.NotNull);

    private static async Task<IReadOnlyList<string?>> ParseAsync(IEnumerable<string> diagrams)
    {
        var output = await NodeOracle.RunAsync("mermaid", "parse.mjs", [], JsonSerializer.Serialize(diagrams));
        return JsonSerializer.Deserialize<List<string?>>(output)!;
    }
}
