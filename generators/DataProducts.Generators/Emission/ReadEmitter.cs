using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes <c>Read</c>: every field is converted, and every problem told, before the row is made or refused.</summary>
internal static class ReadEmitter
{
    private const string Rule = "global::DataProducts.RowRule.";

    public static void Emit(CodeWriter code, Port port)
    {
        var record = port.Record;
        code.Line($"static {record.Qualified}? {ProductEmitter.Row(record)}.Read(")
            .Line("    global::DataProducts.SourceFields fields,")
            .Line("    global::DataProducts.JurisdictionTable jurisdictions,")
            .Open("    global::DataProducts.RowProblems problems)")
            .Line("var before = problems.Count;")
            .Line("global::System.ReadOnlySpan<char> text;")
            .Line();
        var source = new SourceList(port);
        for (var i = 0; i < port.Columns.Count; i++)
        {
            EmitColumn(code, port, i, source);
            code.Line();
        }

        code.Open("if (problems.Count != before)").Line("return null;").Close().Line().Open($"return new {record.Qualified}");
        foreach (var column in port.Columns)
        {
            code.Line($"{CSharpText.Name(column.Property)} = {CSharpText.Local(column.Property)},");
        }

        code.Close(";").Close();
    }

    private static void EmitColumn(CodeWriter code, Port port, int place, SourceList source)
    {
        var column = port.Columns[place];
        if (place == port.JurisdictionColumn)
        {
            EmitJurisdiction(code, column, port.Columns[port.CountryColumn!.Value], source);
            return;
        }

        code.Line($"text = fields[{source.Place(column)}];");
        var isKey = port.Key.Contains(place);
        if (column.Nullable)
        {
            EmitNullable(code, column);
        }
        else
        {
            EmitRequired(code, column, isKey ? "KeyEmpty" : "Required", names: isKey || place == port.Subject);
        }
    }

    private static void EmitJurisdiction(CodeWriter code, Column column, Column country, SourceList source)
    {
        var local = CSharpText.Local(column.Property);
        code.Line($"var {local} = jurisdictions.OfCountry(fields[{source.Place(country)}]);")
            .Open($"if (!{local}.IsKnown)")
            .Line($"problems.Add({Rule}JurisdictionUnknown, {CSharpText.Literal(country.Name)});")
            .Close();
    }

    private static void EmitNullable(CodeWriter code, Column column)
    {
        var local = CSharpText.Local(column.Property);
        code.Line($"{column.Type.Keyword}? {local} = null;")
            .Open($"if ({TryRead(column, local + "Read")})")
            .Line($"{local} = {local}Read;")
            .Close()
            .Open("else if (!text.IsEmpty)")
            .Line($"problems.Add({Rule}Type, {CSharpText.Literal(column.Name)});")
            .Close();
    }

    // Text of white space alone names no row and no person, though elsewhere it is a value like any other.
    private static void EmitRequired(CodeWriter code, Column column, string missing, bool names)
    {
        var blank = names && column.Type.Kind == ColumnKind.String ? "text.IsWhiteSpace()" : "text.IsEmpty";
        var alsoBlank = blank == "text.IsEmpty" ? "" : " || text.IsWhiteSpace()";
        code.Open($"if (!{TryRead(column, CSharpText.Local(column.Property))}{alsoBlank})")
            .Line($"problems.Add({blank} ? {Rule}{missing} : {Rule}Type, {CSharpText.Literal(column.Name)});")
            .Close();
    }

    private static string TryRead(Column column, string local)
    {
        var digits = column.Type.Kind == ColumnKind.Decimal ? $"{column.Type.Precision}, {column.Type.Scale}, " : "";
        return $"global::DataProducts.FieldReader.TryRead(text, {digits}out {column.Type.Keyword} {local})";
    }
}
