using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes how one value goes into its buffer.</summary>
internal static class WriteText
{
    /// <summary>Gives the class of the buffer that holds a type's values.</summary>
    public static string BufferOf(ColumnType type) => type.Held switch
    {
        StructType => "global::DataProducts.StructColumn",
        ListType => "global::DataProducts.ListColumn",
        MapType => "global::DataProducts.MapColumn",
        ScalarType { FixedValue: { } value } => $"global::DataProducts.FixedColumn<{value}>",
        _ => "global::DataProducts.BytesColumn",
    };

    /// <summary>Writes the statement that adds a value, or the lack of one.</summary>
    /// <param name="code">Receives it.</param>
    /// <param name="type">The value's type.</param>
    /// <param name="nullable">Whether it may be missing.</param>
    /// <param name="value">The expression of the value.</param>
    /// <param name="buffer">The expression of the buffer, of the class that <see cref="BufferOf"/> gives.</param>
    /// <param name="types">The port's types.</param>
    /// <param name="holder">The class with the port's own methods, with a dot behind it; empty within that class.</param>
    /// <param name="present">The name of the variable with a value that is there, unique in the block: an <c>if</c> does not end its scope.</param>
    public static void Emit(
        CodeWriter code, ColumnType type, bool nullable, string value, string buffer, ValueTypes types, string holder, string present = "present")
    {
        if (!nullable || IsPlain(type))
        {
            code.Line(Append(type, value, buffer, types, holder));
            return;
        }

        code.Open($"if ({value} is {{ }} {present})")
            .Line(Append(type, present, buffer, types, holder))
            .Close()
            .Open("else")
            .Line($"{buffer}.AppendNull();")
            .Close();
    }

    // What the buffer takes as it is, with or without a value.
    private static bool IsPlain(ColumnType type) => type.Kind
        is ColumnKind.Boolean or ColumnKind.Int or ColumnKind.Long or ColumnKind.Float or ColumnKind.Double or ColumnKind.String or ColumnKind.Uuid;

    private static string Append(ColumnType type, string value, string buffer, ValueTypes types, string holder)
    {
        var held = RuleText.Held(type, value);
        return (type.Held.Kind, type.Held) switch
        {
            (ColumnKind.Binary, _) => $"{buffer}.AppendBytes({held});",
            (ColumnKind.Date, _) => $"{buffer}.Append(global::DataProducts.LakeNumber.Days({held}));",
            (ColumnKind.Time or ColumnKind.TimestampTz or ColumnKind.DateTime, _) => $"{buffer}.Append(global::DataProducts.LakeNumber.Micros({held}));",
            (_, ScalarType { Kind: ColumnKind.Decimal } number) =>
                $"{buffer}.Append(global::DataProducts.LakeNumber.Unscaled({held}, {number.Precision}, {number.Scale}));",
            (ColumnKind.Jurisdiction, _) => $"{buffer}.Append({held}.Code);",
            (_, EnumType) => $"{buffer}.Append({holder}NameOf{types.Word(type)}({held}));",
            (_, { IsNested: true }) => $"{holder}Write{types.Word(type)}({held}, {buffer});",
            _ => $"{buffer}.Append({held});",
        };
    }
}
