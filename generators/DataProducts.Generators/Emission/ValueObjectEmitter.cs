using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes how a value object is made of its value.</summary>
internal static class ValueObjectEmitter
{
    private const string Refusals =
        "global::System.ArgumentException or global::System.FormatException or global::System.OverflowException";

    public static void EmitRead(CodeWriter code, ValueObjectType type, ValueTypes types)
    {
        var word = types.Word(type);
        var read = ReadText.FromText("", type.Value, types, "text", $"{type.Value.Keyword} given");
        code.Open($"internal static bool TryRead{word}(global::System.ReadOnlySpan<char> text, out {type.Keyword} value)")
            .Line("value = default!;")
            .Line($"return {read} && TryMake{word}(given, out value);")
            .Close();
    }

    public static void EmitReadJson(CodeWriter code, ValueObjectType type, ValueTypes types)
    {
        var word = types.Word(type);
        code.Open($"private static bool TryRead{word}(ref global::System.Text.Json.Utf8JsonReader json, out {type.Keyword} value)")
            .Line("value = default!;")
            .Line($"return {ReadText.FromJson(type.Value, types, $"{type.Value.Keyword} given")} && TryMake{word}(given, out value);")
            .Close();
    }

    public static void EmitMake(CodeWriter code, ValueObjectType type, string word)
    {
        code.Open($"private static bool TryMake{word}({type.Value.Keyword} given, out {type.Keyword} value)");
        if (type.Factory is { } factory)
        {
            code.Open($"if ({type.Keyword}.{CSharpText.Name(factory)}(given, out var made))")
                .Line("value = made!;")
                .Line("return true;")
                .Close()
                .Line();
        }
        else
        {
            code.Open("try").Line($"value = new {type.Keyword}(given);").Line("return true;").Close()
                .Open($"catch (global::System.Exception refused) when (refused is {Refusals})");
        }

        code.Line("value = default!;").Line("return false;");
        if (type.Factory is null)
        {
            code.Close();
        }

        code.Close();
    }
}
