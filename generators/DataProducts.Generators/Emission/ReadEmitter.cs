using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes <c>Read</c>: every field is converted, and every problem told, before the row is made or refused.</summary>
internal static class ReadEmitter
{
    private const string Rule = "global::DataProducts.RowRule.";

    public static void Emit(CodeWriter code, Port port, ValueTypes types)
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
            EmitColumn(code, port, i, source, types);
            code.Line();
        }

        code.Open("if (problems.Count != before)").Line("return null;").Close().Line().Open($"return new {record.Qualified}");
        foreach (var column in port.Columns)
        {
            code.Line($"{CSharpText.Name(column.Property)} = {CSharpText.Local(column.Property)},");
        }

        code.Close(";").Close();
    }

    private static void EmitColumn(CodeWriter code, Port port, int place, SourceList source, ValueTypes types)
    {
        var column = port.Columns[place];
        if (place == port.JurisdictionColumn)
        {
            EmitJurisdiction(code, column, port.Columns[port.CountryColumn!.Value], source);
            return;
        }

        code.Line($"text = fields[{source.Place(column)}];");
        if (column.Default is { } byDefault)
        {
            code.Open("if (text.IsEmpty)").Line($"text = {CSharpText.Literal(byDefault)};").Close().Line();
        }

        var isKey = port.Key.Contains(place);
        var read = ReadText.FromText(ValuesEmitter.ClassName(port.Record) + ".", column.Type, types, "text", Into(column));
        if (column.Nullable)
        {
            EmitNullable(code, column, read);
        }
        else
        {
            EmitRequired(code, column, read, isKey ? "KeyEmpty" : "Required", names: isKey || place == port.Subject || column.Rules.NotBlank);
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

    // JSON's own null is one of a nested column too.
    private static void EmitNullable(CodeWriter code, Column column, string read)
    {
        var local = CSharpText.Local(column.Property);
        code.Line($"{column.Type.Keyword}? {local} = null;")
            .Open($"if ({read})")
            .Line($"{local} = {local}Read;")
            .Close()
            .Open(column.Type.IsNested ? "else if (text is not (\"\" or \"null\"))"
                : IsDayInToken(column) ? "else if (!text.IsEmpty && !global::DataProducts.RowCheck.IsToken(text))"
                : "else if (!text.IsEmpty)")
            .Line($"problems.Add({Rule}{Misread(column)}, {CSharpText.Literal(column.Name)});")
            .Close();
    }

    // Text of white space alone names no row and no person, though elsewhere it is a value like any other.
    private static void EmitRequired(CodeWriter code, Column column, string read, string missing, bool names)
    {
        var isText = names && column.Type.IsText;
        code.Open(isText ? $"if (!{read} || text.IsWhiteSpace())" : $"if (!{read})")
            .Line($"problems.Add({(isText ? "text.IsWhiteSpace()" : "text.IsEmpty")} ? {Rule}{missing} : {Rule}{Misread(column)}, {CSharpText.Literal(column.Name)});")
            .Close();
    }

    // Whoever reads rows and may not open the token has no day.
    private static bool IsDayInToken(Column column) => column.Pii is not null && !column.Type.IsText;

    private static string Misread(Column column) => column.Type.Kind is ColumnKind.Enum or ColumnKind.ValueObject ? "Value" : "Type";

    // A value that may be missing is read into a local of its own, which has no question mark.
    private static string Into(Column column) =>
        $"{column.Type.Keyword} {CSharpText.Local(column.Property)}{(column.Nullable ? "Read" : "")}";
}
