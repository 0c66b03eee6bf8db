namespace DataProducts.Generators.Model;

/// <summary>A list or a set.</summary>
/// <param name="Keyword">The C# type from <c>global::</c> on.</param>
/// <param name="Element">The elements.</param>
/// <param name="Shape">How it is made and counted.</param>
internal sealed record ListType(string Keyword, Element Element, ListShape Shape) : ColumnType(ColumnKind.List, Keyword)
{
    public bool IsSet => Shape == ListShape.Set;

    public override string Word => (IsSet ? "SetOf" : "ListOf") + Element.Word;
}
