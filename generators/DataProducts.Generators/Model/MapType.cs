namespace DataProducts.Generators.Model;

/// <summary>A dictionary.</summary>
/// <param name="Keyword">The C# type from <c>global::</c> on.</param>
/// <param name="Key">The keys' type, one that the name of a JSON member can spell.</param>
/// <param name="Value">The values.</param>
internal sealed record MapType(string Keyword, ColumnType Key, Element Value) : ColumnType(ColumnKind.Map, Keyword)
{
    public override string Word => $"MapOf{Key.Word}To{Value.Word}";
}
