using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes how an enumeration is read from the names of its members, letter by letter, and written as them.</summary>
internal static class EnumEmitter
{
    public static void EmitRead(CodeWriter code, EnumType type, string word)
    {
        code.Open($"internal static bool TryRead{word}(global::System.ReadOnlySpan<char> text, out {type.Keyword} value)").Open("switch (text)");
        foreach (var member in type.Members)
        {
            code.Line($"case {CSharpText.Literal(member)}:")
                .Line($"    value = {type.Keyword}.{CSharpText.Name(member)};")
                .Line("    return true;");
        }

        code.Line("default:").Line("    value = default;").Line("    return false;").Close().Close();
    }

    public static void EmitReadJson(CodeWriter code, EnumType type, string word) => code
        .Open($"private static bool TryRead{word}(ref global::System.Text.Json.Utf8JsonReader json, out {type.Keyword} value)")
        .Line("value = default;")
        .Line($"return global::DataProducts.JsonFieldReader.TryRead(ref json, out string text) && TryRead{word}(text, out value);")
        .Close();

    public static void EmitName(CodeWriter code, EnumType type, string word)
    {
        code.Open($"internal static string NameOf{word}({type.Keyword} value) => value switch");
        foreach (var member in type.Members)
        {
            code.Line($"{type.Keyword}.{CSharpText.Name(member)} => {CSharpText.Literal(member)},");
        }

        code.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), {CSharpText.Literal($"No member of '{type.Name}' has the value.")}),")
            .Close(";");
    }
}
