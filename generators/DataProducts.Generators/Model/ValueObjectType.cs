namespace DataProducts.Generators.Model;

/// <summary>A value object, of which the lake holds its one value.</summary>
/// <param name="Keyword">The C# type from <c>global::</c> on.</param>
/// <param name="Name">The type's own name.</param>
/// <param name="Value">The type of the value.</param>
/// <param name="Property">The property that gives the value.</param>
/// <param name="Factory">The static method that makes an object or says no, or null where the constructor does.</param>
internal sealed record ValueObjectType(string Keyword, string Name, ScalarType Value, string Property, string? Factory)
    : ColumnType(ColumnKind.ValueObject, Keyword)
{
    public override ColumnType Held => Value;

    public override string Word => Name + (Value.Kind == ColumnKind.Decimal ? Value.Word : "");
}
