namespace DataProducts.Generators.Model;

/// <summary>An enumeration, of whose members the lake holds the name.</summary>
/// <param name="Keyword">The C# type from <c>global::</c> on.</param>
/// <param name="Name">The type's own name.</param>
/// <param name="Members">The members in the order of their declaration, without <c>@</c>.</param>
internal sealed record EnumType(string Keyword, string Name, EquatableArray<string> Members) : ColumnType(ColumnKind.Enum, Keyword)
{
    public override EquatableArray<string> Values => Members;

    public override string Word => Name;
}
