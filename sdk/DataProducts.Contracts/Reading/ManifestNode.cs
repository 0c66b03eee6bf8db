using System.Text.Json;

namespace DataProducts.Contracts;

/// <summary>An object of the manifest and where it stands, so that every error names the member: <c>ports[0].columns[2].type</c>.</summary>
internal readonly struct ManifestNode(JsonElement element, string path)
{
    public string Text(string member, int maximum = ManifestNames.MaximumLength) =>
        OptionalText(member, maximum) ?? throw Invalid(member, "is missing");

    public string? OptionalText(string member, int maximum = ManifestNames.MaximumLength) =>
        Find(member) is { } value ? TextOf(value, member, maximum) : null;

    /// <summary>Text that may be empty, where being empty says something else than being absent.</summary>
    public string? OptionalTextOrEmpty(string member, int maximum) =>
        Find(member) is { } value && value.ValueKind == JsonValueKind.String && value.ValueEquals(""u8) ? "" : OptionalText(member, maximum);

    public JsonValueKind? KindOf(string member) => Find(member)?.ValueKind;

    public string Name(string member, Func<ReadOnlySpan<char>, bool> form, string description)
    {
        var text = Text(member);
        return form(text) ? text : throw Invalid(member, $"is not {description}");
    }

    public bool Flag(string member) => OptionalFlag(member) ?? throw Invalid(member, "is missing");

    public bool? OptionalFlag(string member) => Find(member)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Invalid(member, "is not true or false"),
    };

    public int Integer(string member) =>
        Find(member) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw Invalid(member, "is missing or not a whole number");

    public int? OptionalCount(string member) => KindOf(member) is null ? null
        : Integer(member) is >= 0 and var count ? count
        : throw Invalid(member, "is below 0");

    public decimal? OptionalNumber(string member) => Find(member) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) => number,
        _ => throw Invalid(member, "is not a number"),
    };

    public double Share(string member) =>
        Find(member) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var share) && share is > 0 and <= 1
            ? share
            : throw Invalid(member, "is missing or not a number above 0 and at most 1");

    public IsoDuration Duration(string member) =>
        IsoDuration.TryParse(Text(member), out var duration) ? duration : throw Invalid(member, "is not an ISO 8601 duration such as PT2H");

    public T Choice<T>(string member)
        where T : struct, Enum => OptionalChoice<T>(member) ?? throw Invalid(member, "is missing");

    // Only the names: Enum.TryParse alone would also take numbers and lists.
    public T? OptionalChoice<T>(string member)
        where T : struct, Enum
    {
        if (OptionalText(member) is not { } text)
        {
            return null;
        }

        var names = Enum.GetNames<T>();
        return names.Contains(text, StringComparer.Ordinal)
            ? Enum.Parse<T>(text)
            : throw Invalid(member, $"is none of {string.Join(", ", names)}");
    }

    public ManifestNode? OptionalObject(string member)
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object ? new ManifestNode(value, Join(member)) : throw Invalid(member, "is not an object");
    }

    public IReadOnlyList<ManifestNode> Objects(string member, int maximum)
    {
        var items = Items(member, maximum);
        var nodes = new ManifestNode[items.Length];
        for (var index = 0; index < nodes.Length; index++)
        {
            var place = $"{member}[{index}]";
            nodes[index] = items[index].ValueKind == JsonValueKind.Object
                ? new(items[index], Join(place))
                : throw Invalid(place, "is not an object");
        }

        return nodes;
    }

    public IReadOnlyList<string> Texts(string member, int maximum)
    {
        var items = Items(member, maximum);
        var texts = new string[items.Length];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = TextOf(items[index], $"{member}[{index}]", ManifestNames.MaximumLength);
        }

        return texts;
    }

    public DataProductException Invalid(string member, string problem) =>
        new(
            ManifestErrors.InvalidMember,
            $"The manifest's member '{Join(member)}' {problem}. Correct the product's annotations and rebuild.");

    public DataProductException Contradictory(string member, string problem) => ManifestErrors.Contradictory(Join(member), problem);

    private JsonElement[] Items(string member, int maximum)
    {
        if (Find(member) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Invalid(member, "is not a list");
        }

        return value.GetArrayLength() <= maximum ? [.. value.EnumerateArray()] : throw Invalid(member, $"has more than {maximum} elements");
    }

    private string TextOf(JsonElement value, string member, int maximum)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw Invalid(member, "is not text");
        }

        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for an escaped surrogate without its pair.
            throw Invalid(member, "holds half of a surrogate pair");
        }

        // No target language of ours can write U+0000, and most readers end the text there.
        var wellFormed = text.Length is > 0 && text.Length <= maximum && !text.Contains('\0', StringComparison.Ordinal);
        return wellFormed ? text : throw Invalid(member, $"is empty, longer than {maximum} characters, or holds U+0000");
    }

    private JsonElement? Find(string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Join(string member) => path.Length == 0 ? member : $"{path}.{member}";
}
