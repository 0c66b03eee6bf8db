namespace DataProducts.Cedar;

/// <summary>The name of an attribute with its hash, which is worked out once.</summary>
internal readonly struct FieldName(string text)
{
    public string Text { get; } = text;

    public int Hash { get; } = text.GetHashCode(StringComparison.Ordinal);

    public static implicit operator FieldName(string text) => new(text);
}
