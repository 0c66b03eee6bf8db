namespace DataProducts.Cedar;

/// <summary>Writes names of schemas and policies into messages, so that no name can be taken for something else.</summary>
internal static class NameText
{
    private const int MaxLength = 200;

    /// <summary>Gives a usual name in single quotes, any other as a string literal of Cedar.</summary>
    public static string Quote(string name) =>
        name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAnyExceptInRange(' ', '~') && !name.AsSpan().ContainsAny('\'', '"')
            ? $"'{name}'" : CedarText.Quote(Cut(name));

    /// <summary>Gives a short form of a type: records of many attributes are cut.</summary>
    public static string Of(CedarType type) => Cut(type.ToString()!);

    /// <summary>Gives an expression as text if it is short, else null.</summary>
    public static string? Of(CedarExpr expression) => expression.Height <= 5 && expression.ToString() is { Length: <= 60 } text ? text : null;

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return $"{text.AsSpan(0, end)}…";
    }
}
