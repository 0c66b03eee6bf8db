using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes <c>Write</c>: column by column, so that each loop touches one buffer. Properties with personal data are never
/// read.</summary>
internal static class WriteEmitter
{
    public static void Emit(CodeWriter code, Port port, ValueTypes types)
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
            code.Line($"var column{i} = columns.{Getter(column.LakeType)}(firstColumn + {i});");
            if (column.Pii is null)
            {
                code.Open("foreach (var row in rows)");
                var value = "row." + CSharpText.Name(column.Property);
                WriteText.Emit(code, column.Type, column.Nullable, value, $"column{i}", types, ValuesEmitter.ClassName(record) + ".");
                code.Close();
            }
            else
            {
                EmitTokens(code, column.Pii.IsRedacted, column, i, pii++);
            }
        }

        code.Close();
    }

    private static void EmitTokens(CodeWriter code, bool isRedacted, Column column, int place, int pii)
    {
        if (isRedacted)
        {
            code.Open("for (var r = 0; r < rows.Length; r++)").Line($"column{place}.AppendNull();").Close();
            return;
        }

        var otherwise = column.Nullable
            ? ""
            : $" ?? throw new global::System.InvalidOperationException({CSharpText.Literal($"A row has no token for column '{column.Name}'.")})";
        code.Line($"var tokens{place} = tokens[{pii}].Span;")
            .Open("for (var r = 0; r < rows.Length; r++)")
            .Line($"column{place}.Append(tokens{place}[r]{otherwise});")
            .Close();
    }

    private static string Getter(ColumnType type) => type.Held switch
    {
        StructType => "Struct",
        ListType => "List",
        MapType => "Map",
        ScalarType { FixedValue: { } value } => $"Fixed<{value}>",
        _ => "Bytes",
    };
}
