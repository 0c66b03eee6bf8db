using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes <c>Write</c>: column by column, so that each loop touches one buffer. Properties with personal data are never
/// read.</summary>
internal static class WriteEmitter
{
    public static void Emit(CodeWriter code, Port port)
    {
        var record = port.Record;
        code.Line($"static void {ProductEmitter.Row(record)}.Write(")
            .Line($"    global::System.ReadOnlySpan<{record.Qualified}> rows,")
            .Line("    global::DataProducts.TokenColumns tokens,")
            .Line("    global::DataProducts.ColumnBatch columns,")
            .Open("    int firstColumn)");
        var pii = 0;
        for (var i = 0; i < port.Columns.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            var column = port.Columns[i];
            var buffer = column.Type.FixedValue is { } value ? $"Fixed<{value}>" : "Bytes";
            code.Line($"var column{i} = columns.{buffer}(firstColumn + {i});");
            if (column.Pii is null)
            {
                EmitValues(code, column, i);
            }
            else
            {
                EmitTokens(code, column, i, pii++);
            }
        }

        code.Close();
    }

    private static void EmitTokens(CodeWriter code, Column column, int place, int pii)
    {
        var otherwise = column.Nullable
            ? ""
            : $" ?? throw new global::System.InvalidOperationException({CSharpText.Literal($"A row has no token for column '{column.Name}'.")})";
        code.Line($"var tokens{place} = tokens[{pii}].Span;")
            .Open("for (var r = 0; r < rows.Length; r++)")
            .Line($"column{place}.Append(tokens{place}[r]{otherwise});")
            .Close();
    }

    private static void EmitValues(CodeWriter code, Column column, int place)
    {
        var value = "row." + CSharpText.Name(column.Property);
        code.Open("foreach (var row in rows)");
        if (column.Nullable && LakeNumber(column, "present") is { } converted)
        {
            code.Open($"if ({value} is {{ }} present)")
                .Line($"column{place}.Append({converted});")
                .Close()
                .Open("else")
                .Line($"column{place}.AppendNull();")
                .Close();
        }
        else
        {
            code.Line($"column{place}.Append({LakeNumber(column, value) ?? value});");
        }

        code.Close();
    }

    /// <summary>Gives the expression that turns a value into the lake's, or null where it is the lake's already.</summary>
    private static string? LakeNumber(Column column, string value) => column.Type.Kind switch
    {
        ColumnKind.Date => $"global::DataProducts.LakeNumber.Days({value})",
        ColumnKind.TimestampTz => $"global::DataProducts.LakeNumber.Micros({value})",
        ColumnKind.Decimal => $"global::DataProducts.LakeNumber.Unscaled({value}, {column.Type.Precision}, {column.Type.Scale})",
        ColumnKind.Jurisdiction => value + ".Code",
        _ => null,
    };
}
