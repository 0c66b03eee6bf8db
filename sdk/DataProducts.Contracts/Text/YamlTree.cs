using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DataProducts.Contracts;

/// <summary>Builds a tree from the events of YAML: aliases are written out, within limits, and merge keys are resolved.</summary>
internal sealed class YamlTree
{
    private const string MergeKey = "<<"; // YAML 1.1's; the readers of most tools know it

    private readonly Parser _parser;
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlTree(string text) => _parser = new Parser(new StringReader(text));

    private readonly record struct Anchored(YamlNode Node, int Nodes, int Height);

    public static YamlNode Read(string text)
    {
        var tree = new YamlTree(text);
        try
        {
            return tree.ReadStream();
        }
        catch (YamlException failure)
        {
            var (line, column) = Place(failure.Start);
            throw DocumentReader.Malformed($"This is not YAML: {failure.Message}", line, column, failure);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or OverflowException or FormatException)
        {
            // What the scanner throws for an escape beyond Unicode, and the like.
            var (line, column) = tree._parser.Current is { } current ? Place(current.End) : (0, 0);
            throw DocumentReader.Malformed("This is not YAML.", line, column, failure);
        }
    }

    private YamlNode ReadStream()
    {
        Next<StreamStart>();
        if (Next() is StreamEnd)
        {
            throw DocumentReader.Malformed("The text is empty.", 0, 0);
        }

        var (root, _) = ReadNode(Next(), depth: 1);
        Next<DocumentEnd>();
        if (Next() is not StreamEnd)
        {
            var (line, column) = Place(_parser.Current!.Start);
            throw DocumentReader.Malformed("A second document starts here. Keep one document a file.", line, column);
        }

        return root;
    }

    private (YamlNode Node, int Height) ReadNode(ParsingEvent start, int depth)
    {
        var (line, column) = Place(start.Start);
        if (depth > DocumentReader.MaximumDepth)
        {
            throw TooDeep(line, column);
        }

        if (start is AnchorAlias alias)
        {
            return Repeat(alias, depth, line, column);
        }

        var before = _nodes;
        Count(1, line, column);
        var (node, height) = start switch
        {
            Scalar scalar => (ReadScalar(scalar, line, column), 1),
            SequenceStart => ReadList(depth, line, column),
            MappingStart => ReadMap(depth, line, column),
            _ => throw DocumentReader.Malformed("This is not YAML.", line, column),
        };
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            _anchors[anchored.Anchor.Value] = new(node, _nodes - before, height);
        }

        return (node, height);
    }

    private (YamlNode Node, int Height) Repeat(AnchorAlias alias, int depth, int line, int column)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            throw DocumentReader.Malformed($"The alias '*{alias.Value.Value}' names no anchor before it.", line, column);
        }

        if (depth + anchored.Height - 1 > DocumentReader.MaximumDepth)
        {
            throw TooDeep(line, column);
        }

        Count(anchored.Nodes, line, column);
        return (anchored.Node, anchored.Height);
    }

    private (YamlNode Node, int Height) ReadList(int depth, int line, int column)
    {
        var items = new List<YamlNode>();
        var highest = 0;
        for (var next = Next(); next is not SequenceEnd; next = Next())
        {
            var (item, height) = ReadNode(next, depth + 1);
            items.Add(item);
            highest = Math.Max(highest, height);
        }

        return (new YamlList(items) { Line = line, Column = column }, highest + 1);
    }

    private (YamlNode Node, int Height) ReadMap(int depth, int line, int column)
    {
        var members = new List<KeyValuePair<string, YamlNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var merged = new List<YamlMap>();
        var highest = 0;
        for (var next = Next(); next is not MappingEnd; next = Next())
        {
            var (keyLine, keyColumn) = Place(next.Start);
            if (next is not Scalar key)
            {
                throw DocumentReader.Malformed("The name of a member is not text.", keyLine, keyColumn);
            }

            var (value, height) = ReadNode(Next(), depth + 1);
            highest = Math.Max(highest, height);
            if (key is { Value: MergeKey, Style: ScalarStyle.Plain })
            {
                merged.AddRange(Merged(value));
                continue;
            }

            var name = DocumentReader.Key(key.Value, keyLine, keyColumn);
            if (!names.Add(name))
            {
                throw DocumentReader.Twice(name, keyLine, keyColumn);
            }

            members.Add(new(name, value));
        }

        // The mapping's own members win, then the first that is merged.
        members.AddRange(merged.SelectMany(map => map.Members).Where(member => names.Add(member.Key)));
        return (new YamlMap(members) { Line = line, Column = column }, highest + 1);
    }

    private static IEnumerable<YamlMap> Merged(YamlNode value) => value switch
    {
        YamlMap map => [map],
        YamlList list when list.Items.All(item => item is YamlMap) => list.Items.Cast<YamlMap>(),
        _ => throw DocumentReader.Malformed("A merge key '<<' takes a mapping, or a list of mappings.", value.Line, value.Column),
    };

    private static YamlScalar ReadScalar(Scalar scalar, int line, int column)
    {
        var text = DocumentReader.Text(scalar.Value, line, column);
        var tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value;
        if (tag is not null and not "!" and not "tag:yaml.org,2002:str")
        {
            throw DocumentReader.Malformed($"The tag '{tag}' is none of JSON's types. Leave it out.", line, column);
        }

        var (kind, value) = tag is null && scalar.Style == ScalarStyle.Plain ? YamlCore.Resolve(text, line, column) : (YamlKind.Text, text);
        return new YamlScalar(kind, value) { Line = line, Column = column };
    }

    private void Count(int nodes, int line, int column)
    {
        _nodes += nodes;
        if (_nodes > DocumentReader.MaximumNodes)
        {
            throw DocumentReader.TooLarge($"The document has more than {DocumentReader.MaximumNodes} values.", line, column);
        }
    }

    private static DocumentException TooDeep(int line, int column) =>
        DocumentReader.TooLarge($"Values stand deeper in one another than {DocumentReader.MaximumDepth}.", line, column);

    private void Next<T>()
        where T : ParsingEvent
    {
        if (Next() is not T)
        {
            var (line, column) = Place(_parser.Current!.Start);
            throw DocumentReader.Malformed("This is not YAML.", line, column);
        }
    }

    // Comments come as events too where they are asked for; they are not.
    private ParsingEvent Next() => _parser.MoveNext() ? _parser.Current! : throw DocumentReader.Malformed("The text ends too early.", 0, 0);

    private static (int Line, int Column) Place(Mark mark) => ((int)Math.Min(mark.Line, int.MaxValue), (int)Math.Min(mark.Column, int.MaxValue));
}
