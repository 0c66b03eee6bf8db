using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes how a nested value is checked: the first rule that something in it breaks is the column's problem.</summary>
internal static class NestedRuleEmitter
{
    /// <summary>Tells whether anything within a nested type has a rule.</summary>
    public static bool HasRules(ColumnType type) => type switch
    {
        StructType nested => nested.Fields.Any(static field => field.Rules.Any || HasRules(field.Type)),
        ListType list => HasRules(list.Element.Type),
        MapType map => HasRules(map.Value.Type),
        _ => false,
    };

    public static void Emit(CodeWriter code, ColumnType type, ValueTypes types, Patterns patterns)
    {
        code.Open($"internal static string? BrokenRuleIn{types.Word(type)}({type.Keyword} value)");
        switch (type)
        {
            case StructType nested:
                foreach (var field in nested.Fields)
                {
                    EmitField(code, field, types, patterns);
                }

                break;
            case ListType list:
                code.Open("foreach (var element in value)");
                EmitInner(code, list.Element.Type, list.Element.Nullable, "element", types);
                code.Close().Line();
                break;
            case MapType map:
                code.Open("foreach (var entry in value)");
                EmitInner(code, map.Value.Type, map.Value.Nullable, "entry.Value", types);
                code.Close().Line();
                break;
        }

        code.Line("return null;").Close();
    }

    private static void EmitField(CodeWriter code, NestedField field, ValueTypes types, Patterns patterns)
    {
        var value = "value." + CSharpText.Name(field.Property);
        var given = field.Nullable ? CSharpText.Local(field.Property) : value;
        foreach (var (rule, broken) in RuleText.Of(field.Rules, field.Type, given, patterns.NameOf))
        {
            var condition = field.Nullable ? RuleText.IfPresent(value, given, broken) : broken;
            code.Open($"if ({condition})").Line($"return global::DataProducts.RowRule.{rule};").Close().Line();
        }

        if (HasRules(field.Type))
        {
            EmitInner(code, field.Type, field.Nullable, value, types);
            code.Line();
        }
    }

    private static void EmitInner(CodeWriter code, ColumnType type, bool nullable, string value, ValueTypes types)
    {
        var call = $"BrokenRuleIn{types.Word(type)}({(nullable ? "inner" : value)}) is {{ }} broken";
        code.Open(nullable ? $"if ({value} is {{ }} inner && {call})" : $"if ({call})").Line("return broken;").Close();
    }
}
