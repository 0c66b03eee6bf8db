namespace DataProducts.Contracts;

/// <summary>Reads a document of one of the standards: YAML 1.2, or JSON.</summary>
internal static class DocumentReader
{
    /// <summary>The most that a document may hold, in UTF-16 code units.</summary>
    public const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>How deep nodes may stand in one another.</summary>
    public const int MaximumDepth = 64;

    /// <summary>How many nodes a document may have, with those that aliases repeat.</summary>
    public const int MaximumNodes = 200_000;

    // A longer one could not be written again: YAML bounds the keys that stand on one line (1.2.2, §7.4.2).
    private const int MaximumKey = 512;

    /// <exception cref="DocumentException"><c>DP1230</c> it is no such text; <c>DP1231</c> it is beyond a limit.</exception>
    public static YamlMap Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaximumLength)
        {
            throw TooLarge($"The text has more than {MaximumLength} characters.", 0, 0);
        }

        text = text.TrimStart('\uFEFF');
        var root = text.AsSpan().TrimStart().StartsWith("{") && JsonTree.TryRead(text, out var json) ? json : YamlTree.Read(text);
        return root as YamlMap ?? throw Malformed("A document is a mapping of members to values.", root.Line, root.Column);
    }

    public static string Key(string key, int line, int column) => key.Length switch
    {
        0 => throw Malformed("The name of a member is empty.", line, column),
        > MaximumKey => throw TooLarge($"The name of a member has more than {MaximumKey} characters.", line, column),
        _ => Text(key, line, column),
    };

    /// <summary>Refuses half of a surrogate pair, which no encoding can write.</summary>
    public static string Text(string text, int line, int column)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
                {
                    throw Malformed("A text holds half of a surrogate pair.", line, column);
                }

                index++;
            }
        }

        return text;
    }

    public static DocumentException Malformed(string problem, int line, int column, Exception? cause = null) =>
        new(DocumentErrors.Malformed, problem, line, column, cause);

    public static DocumentException TooLarge(string problem, int line, int column) =>
        new(DocumentErrors.TooLarge, $"{problem} Split the document.", line, column);

    public static DocumentException Twice(string key, int line, int column) =>
        Malformed($"The member '{key}' stands twice in one mapping. Keep one of them.", line, column);
}
