namespace DataProducts.Contracts.Tests;

/// <summary>Reads Tabular Model Definition Language as its page describes it: objects by indentation, properties, expressions of several
/// lines, descriptions. No reader of its maker can be had here.</summary>
internal sealed record TmdlObject(string Declaration, string? Description)
{
    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    public List<TmdlObject> Children { get; } = [];
}

internal static class TmdlDocument
{
    private static readonly string[] Kinds = ["table", "column", "measure", "partition", "relationship", "expression", "model", "database", "ref"];

    public static List<TmdlObject> Parse(string text)
    {
        var root = new TmdlObject(string.Empty, null);
        var open = new List<TmdlObject> { root };
        var description = new List<string>();
        var lines = text.Split('\n');
        Assert.Equal(string.Empty, lines[^1]);
        for (var index = 0; index < lines.Length - 1; index++)
        {
            var line = lines[index];
            var depth = line.TakeWhile(character => character == '\t').Count();
            var content = line[depth..];
            if (content.Length == 0)
            {
                Assert.Empty(description); // nothing may stand between a description and its object
                continue;
            }

            Assert.True(depth < open.Count, $"line {index + 1} is indented too deep: {content}");
            Assert.False(char.IsWhiteSpace(content[0]), $"line {index + 1} is indented by more than tabs");
            open.RemoveRange(depth + 1, open.Count - depth - 1);
            if (content.StartsWith("///", StringComparison.Ordinal))
            {
                description.Add(content == "///" ? string.Empty : content["/// ".Length..]);
            }
            else if (Kinds.Contains(content.Split(' ')[0], StringComparer.Ordinal))
            {
                var child = new TmdlObject(content, description.Count == 0 ? null : string.Join('\n', description));
                description.Clear();
                open[depth].Children.Add(child);
                open.Add(child);
            }
            else
            {
                Assert.Empty(description);
                index = ReadProperty(open[depth], content, lines, index, depth);
            }
        }

        return root.Children;
    }

    private static int ReadProperty(TmdlObject owner, string content, string[] lines, int index, int depth)
    {
        if (!content.EndsWith(" =", StringComparison.Ordinal))
        {
            var parts = content.Split(": ", 2);
            Assert.All(parts[0], character => Assert.True(char.IsAsciiLetter(character), $"line {index + 1} is no property: {content}"));
            owner.Properties.Add(parts[0], parts.Length == 1 ? "true" : parts[1]);
            return index;
        }

        var expression = new List<string>();
        var indentation = new string('\t', depth + 1);
        while (lines[index + 1].StartsWith(indentation, StringComparison.Ordinal))
        {
            expression.Add(lines[++index].TrimStart('\t'));
        }

        owner.Properties.Add(content[..^" =".Length], string.Join('\n', expression));
        return index;
    }
}
