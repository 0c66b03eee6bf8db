using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes <c>Validate</c>: the forms of personal data.</summary>
internal static class ValidateEmitter
{
    public static void Emit(CodeWriter code, Port port)
    {
        var record = port.Record;
        code.Open($"static void {ProductEmitter.Row(record)}.Validate({record.Qualified} row, global::DataProducts.RowProblems problems)");
        var first = true;
        foreach (var column in port.Columns)
        {
            if (column.Pii is not { } pii)
            {
                continue;
            }

            if (!first)
            {
                code.Line();
            }

            first = false;
            var value = "row." + CSharpText.Name(column.Property);
            var present = column.Nullable ? $"{value} is not null && " : "";
            code.Open($"if ({present}!global::DataProducts.PiiFormat.IsValid(global::DataProducts.PiiKind.{pii.Kind}, {value}))")
                .Line($"problems.Add(global::DataProducts.RowRule.Format, {CSharpText.Literal(column.Name)});")
                .Close();
        }

        code.Close();
    }
}
