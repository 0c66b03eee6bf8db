using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes how a nested value is read from JSON, token by token: no member twice, none unknown, none missing that is
/// required.</summary>
internal static class NestedReadEmitter
{
    private const string Token = "global::System.Text.Json.JsonTokenType.";

    /// <summary>Writes the method that reads a field of the source.</summary>
    public static void EmitRead(CodeWriter code, ColumnType type, string word) => code
        .Line($"internal static bool TryRead{word}(global::System.ReadOnlySpan<char> text, out {type.Keyword} value) =>")
        .Line($"    global::DataProducts.JsonFieldReader.TryRead(text, TryRead{word}, out value);");

    /// <summary>Writes the method that reads a value within JSON.</summary>
    public static void EmitReadJson(CodeWriter code, ColumnType type, ValueTypes types)
    {
        var start = type is ListType ? "StartArray" : "StartObject";
        code.Open($"private static bool TryRead{types.Word(type)}(ref global::System.Text.Json.Utf8JsonReader json, out {type.Keyword} value)")
            .Line("value = default!;")
            .Open($"if (json.TokenType != {Token}{start})").Line("return false;").Close()
            .Line();
        switch (type)
        {
            case StructType nested:
                EmitStruct(code, nested, types);
                break;
            case ListType list:
                EmitList(code, list, types);
                break;
            case MapType map:
                EmitMap(code, map, types);
                break;
        }

        code.Line("return true;").Close();
    }

    private static void EmitStruct(CodeWriter code, StructType type, ValueTypes types)
    {
        foreach (var field in type.Fields)
        {
            var local = CSharpText.Local(field.Property);
            code.Line(field.Nullable ? $"{field.Type.Keyword}? {local} = null;" : $"{field.Type.Keyword} {local} = default!;")
                .Line($"var {Seen(field)} = false;");
        }

        code.Open($"while (json.Read() && json.TokenType != {Token}EndObject)");
        var branch = "if";
        foreach (var field in type.Fields)
        {
            code.Open($"{branch} (!{Seen(field)} && json.ValueTextEquals({CSharpText.Literal(field.Source)}u8))").Line($"{Seen(field)} = json.Read();");
            EmitPart(code, new(field.Type, field.Nullable), types, CSharpText.Local(field.Property), CSharpText.Local(field.Property) + "Read");
            code.Close();
            branch = "else if";
        }

        code.Open("else").Line("return false;").Close().Close().Line();
        var required = type.Fields.Where(static field => !field.Nullable).Select(Seen).ToArray();
        if (required.Length > 0)
        {
            code.Open($"if ({string.Join(" || ", required.Select(static seen => "!" + seen))})").Line("return false;").Close().Line();
        }

        EmitMake(code, type);
    }

    private static string Seen(NestedField field) => CSharpText.Local(field.Property) + "Seen";

    private static void EmitMake(CodeWriter code, StructType type)
    {
        var positional = type.Fields.Where(static field => field.InConstructor)
            .Select(static field => $"{CSharpText.Name(field.Property)}: {CSharpText.Local(field.Property)}");
        var call = type.Positional ? $"({string.Join(", ", positional)})" : "";
        var properties = type.Fields.Where(static field => !field.InConstructor).ToArray();
        if (properties.Length == 0)
        {
            code.Line($"value = new {type.Keyword}{call};");
            return;
        }

        code.Open($"value = new {type.Keyword}{call}");
        foreach (var field in properties)
        {
            code.Line($"{CSharpText.Name(field.Property)} = {CSharpText.Local(field.Property)},");
        }

        code.Close(";");
    }

    private static void EmitList(CodeWriter code, ListType type, ValueTypes types)
    {
        var element = type.Element;
        var (maker, result) = type.Shape switch
        {
            ListShape.Set => ($"global::System.Collections.Generic.HashSet<{element.Keyword}>", "elements"),
            ListShape.Array => ($"global::System.Collections.Generic.List<{element.Keyword}>", "elements.ToArray()"),
            ListShape.ImmutableArray => ($"global::System.Collections.Generic.List<{element.Keyword}>", "[.. elements]"),
            _ => ($"global::System.Collections.Generic.List<{element.Keyword}>", "elements"),
        };
        code.Line($"var elements = new {maker}();").Open($"while (json.Read() && json.TokenType != {Token}EndArray)");
        EmitLocal(code, element, types, "element");
        if (type.IsSet)
        {
            code.Open("if (!elements.Add(element))").Line("return false;").Close();
        }
        else
        {
            code.Line("elements.Add(element);");
        }

        code.Close().Line().Line($"value = {result};");
    }

    private static void EmitMap(CodeWriter code, MapType type, ValueTypes types)
    {
        var key = type.Key is ScalarType { Kind: ColumnKind.String }
            ? "!global::DataProducts.JsonFieldReader.TryReadName(ref json, out string key)"
            : $"!global::DataProducts.JsonFieldReader.TryReadName(ref json, out string name) || !{ReadText.FromText("", type.Key, types, "name", $"{type.Key.Keyword} key")}";
        code.Line($"var entries = new global::System.Collections.Generic.Dictionary<{type.Key.Keyword}, {type.Value.Keyword}>();")
            .Open($"while (json.Read() && json.TokenType != {Token}EndObject)")
            .Open($"if ({key} || !json.Read())").Line("return false;").Close()
            .Line();
        EmitLocal(code, type.Value, types, "entry");
        code.Open("if (!entries.TryAdd(key, entry))").Line("return false;").Close()
            .Close().Line().Line("value = entries;");
    }

    private static void EmitLocal(CodeWriter code, Element part, ValueTypes types, string local)
    {
        if (part.Nullable)
        {
            code.Line($"{part.Keyword} {local} = null;");
        }

        EmitPart(code, part, types, part.Nullable ? local : $"{part.Keyword} {local}", local + "Read");
        code.Line();
    }

    // A part that may be missing is null or read into a local of its own, which has no question mark.
    private static void EmitPart(CodeWriter code, Element part, ValueTypes types, string local, string read)
    {
        if (!part.Nullable)
        {
            code.Open($"if (!{ReadText.FromJson(part.Type, types, local)})").Line("return false;").Close();
            return;
        }

        code.Open($"if (json.TokenType != {Token}Null)")
            .Open($"if (!{ReadText.FromJson(part.Type, types, $"{part.Type.Keyword} {read}")})").Line("return false;").Close()
            .Line()
            .Line($"{local} = {read};")
            .Close();
    }
}
