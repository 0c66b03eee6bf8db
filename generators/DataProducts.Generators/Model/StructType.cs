namespace DataProducts.Generators.Model;

/// <summary>A nested record.</summary>
/// <param name="Keyword">The C# type from <c>global::</c> on.</param>
/// <param name="Name">The type's own name.</param>
/// <param name="Fields">The fields in the order of the properties.</param>
/// <param name="Positional">Whether a record is made by its positional parameters; otherwise by an object initialiser.</param>
internal sealed record StructType(string Keyword, string Name, EquatableArray<NestedField> Fields, bool Positional)
    : ColumnType(ColumnKind.Struct, Keyword)
{
    public override string Word => Name;
}
