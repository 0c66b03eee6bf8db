using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes what tells rows, people and laws apart: <c>JurisdictionOf</c>, <c>KeyOf</c>, <c>SubjectOf</c> and
/// <c>PiiOf</c>.</summary>
internal static class IdentityEmitter
{
    public static void Emit(CodeWriter code, Port port, ValueTypes types)
    {
        var record = port.Record;
        var row = ProductEmitter.Row(record);
        EmitMember(code, $"static global::DataProducts.Jurisdiction {row}.JurisdictionOf({record.Qualified} row)", JurisdictionOf(port));
        EmitMember(code, $"static string {row}.KeyOf({record.Qualified} row)", KeyOf(port, types));
        EmitMember(code, $"static string {row}.SubjectOf({record.Qualified} row)", SubjectOf(port, types));
        EmitPiiOf(code, port);
    }

    private static void EmitMember(CodeWriter code, string heading, string expression) =>
        code.Line(heading + " =>").Line($"    {expression};").Line();

    private static string JurisdictionOf(Port port) => port.JurisdictionColumn is { } column
        ? "row." + CSharpText.Name(port.Columns[column].Property)
        : SchemaEmitter.ClassName(port.Record) + ".Jurisdiction";

    private static string SubjectOf(Port port, ValueTypes types) =>
        port.Subject is { } subject ? TextOf(port, port.Columns[subject], types) : KeyOf(port, types);

    private static string KeyOf(Port port, ValueTypes types)
    {
        var parts = new List<string>();
        foreach (var key in port.Key)
        {
            parts.Add(TextOf(port, port.Columns[key], types));
        }

        return parts.Count == 1 ? parts[0] : $"global::DataProducts.RowKey.Join({string.Join(", ", parts)})";
    }

    private static string TextOf(Port port, Column column, ValueTypes types)
    {
        var value = RuleText.Held(column.Type, "row." + CSharpText.Name(column.Property));
        return column.Type.Held switch
        {
            EnumType names => $"{ValuesEmitter.ClassName(port.Record)}.NameOf{types.Word(names)}({value})",
            ScalarType { Kind: ColumnKind.String } => value,
            ScalarType { Kind: ColumnKind.Decimal } number => $"global::DataProducts.RowKey.Of({value}, {number.Precision}, {number.Scale})",
            _ => $"global::DataProducts.RowKey.Of({value})",
        };
    }

    private static void EmitPiiOf(CodeWriter code, Port port)
    {
        code.Open($"static string? {ProductEmitter.Row(port.Record)}.PiiOf({port.Record.Qualified} row, int pii) => pii switch");
        var place = 0;
        foreach (var column in port.Columns)
        {
            if (column.Pii is { } pii)
            {
                code.Line($"{place++} => {(pii.IsRedacted ? "null" : ClearTextOf(column))},");
            }
        }

        code.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(pii)),").Close(";");
    }

    // The value in clear, as a source writes it; a value that is redacted never leaves its row.
    private static string ClearTextOf(Column column)
    {
        var value = "row." + CSharpText.Name(column.Property);
        var isStruct = column.Type.Held.Kind == ColumnKind.Date;
        var text = RuleText.Held(column.Type, value + (column.Nullable && column.Type is ValueObjectType ? "?" : ""));
        return isStruct
            ? $"{text}{(column.Nullable ? "?" : "")}.ToString(\"yyyy-MM-dd\", global::System.Globalization.CultureInfo.InvariantCulture)"
            : text;
    }
}
