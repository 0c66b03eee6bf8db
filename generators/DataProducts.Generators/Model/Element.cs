namespace DataProducts.Generators.Model;

/// <summary>What a list or a map holds many of.</summary>
/// <param name="Type">The type.</param>
/// <param name="Nullable">Whether one may be missing.</param>
internal sealed record Element(ColumnType Type, bool Nullable)
{
    /// <summary>Gets the C# type, with its question mark.</summary>
    public string Keyword => Nullable ? Type.Keyword + "?" : Type.Keyword;

    public string Word => Nullable ? "Maybe" + Type.Word : Type.Word;
}
