using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes what tells rows, people and laws apart: <c>JurisdictionOf</c>, <c>KeyOf</c>, <c>SubjectOf</c> and
/// <c>PiiOf</c>.</summary>
internal static class IdentityEmitter
{
    public static void Emit(CodeWriter code, Product product)
    {
        var record = product.Record;
        var row = ProductEmitter.Row(record);
        EmitMember(code, $"static global::DataProducts.Jurisdiction {row}.JurisdictionOf({record.Qualified} row)", JurisdictionOf(product));
        EmitMember(code, $"static string {row}.KeyOf({record.Qualified} row)", KeyOf(product));
        EmitMember(code, $"static string {row}.SubjectOf({record.Qualified} row)", SubjectOf(product));
        EmitPiiOf(code, product);
    }

    private static void EmitMember(CodeWriter code, string heading, string expression) =>
        code.Line(heading + " =>").Line($"    {expression};").Line();

    private static string JurisdictionOf(Product product) => product.JurisdictionColumn is { } column
        ? "row." + CSharpText.Name(product.Columns[column].Property)
        : SchemaEmitter.ClassName(product.Record) + ".Jurisdiction";

    private static string SubjectOf(Product product) =>
        product.Subject is { } subject ? TextOf(product.Columns[subject]) : KeyOf(product);

    private static string KeyOf(Product product)
    {
        var parts = new List<string>();
        foreach (var key in product.Key)
        {
            parts.Add(TextOf(product.Columns[key]));
        }

        return parts.Count == 1 ? parts[0] : $"global::DataProducts.RowKey.Join({string.Join(", ", parts)})";
    }

    private static string TextOf(Column column)
    {
        var value = "row." + CSharpText.Name(column.Property);
        return column.Type.Kind switch
        {
            ColumnKind.String => value,
            ColumnKind.Decimal => $"global::DataProducts.RowKey.Of({value}, {column.Type.Precision}, {column.Type.Scale})",
            _ => $"global::DataProducts.RowKey.Of({value})",
        };
    }

    private static void EmitPiiOf(CodeWriter code, Product product)
    {
        code.Open($"static string? {ProductEmitter.Row(product.Record)}.PiiOf({product.Record.Qualified} row, int pii) => pii switch");
        var place = 0;
        foreach (var column in product.Columns)
        {
            if (column.Pii is not null)
            {
                code.Line($"{place++} => row.{CSharpText.Name(column.Property)},");
            }
        }

        code.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(pii)),").Close(";");
    }
}
