using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes the class, seen in this file only, that reads, checks and writes the values of a port that are no single ones of the
/// runtime library's.</summary>
internal static class ValuesEmitter
{
    public static string ClassName(RecordName record) => record.Name + "DataProductValues";

    public static void Emit(CodeWriter code, Port port, ValueTypes types, Patterns patterns)
    {
        if (types.All.Count == 0 && patterns.All.Count == 0)
        {
            return;
        }

        var members = new List<Action>();
        for (var i = 0; i < patterns.All.Count; i++)
        {
            var (name, pattern) = patterns.All[i];
            members.Add(() => EmitPattern(code, name, pattern));
        }

        foreach (var type in types.All)
        {
            members.AddRange(ReadersOf(code, type, types));
            if (type.IsNested)
            {
                members.Add(() => NestedWriteEmitter.Emit(code, type, types));
            }
            else if (type is EnumType names)
            {
                members.Add(() => EnumEmitter.EmitName(code, names, types.Word(type)));
            }

            if (NestedRuleEmitter.HasRules(type))
            {
                members.Add(() => NestedRuleEmitter.Emit(code, type, types, patterns));
            }
        }

        code.Line().Open($"file static class {ClassName(port.Record)}");
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            members[i]();
        }

        code.Close();
    }

    private static IEnumerable<Action> ReadersOf(CodeWriter code, ColumnType type, ValueTypes types)
    {
        switch (type)
        {
            case EnumType names:
                yield return () => EnumEmitter.EmitRead(code, names, types.Word(type));
                if (types.IsInJson(type))
                {
                    yield return () => EnumEmitter.EmitReadJson(code, names, types.Word(type));
                }

                break;
            case ValueObjectType one:
                if (types.IsInText(type))
                {
                    yield return () => ValueObjectEmitter.EmitRead(code, one, types);
                }

                if (types.IsInJson(type))
                {
                    yield return () => ValueObjectEmitter.EmitReadJson(code, one, types);
                }

                yield return () => ValueObjectEmitter.EmitMake(code, one, types.Word(type));
                break;
            default:
                if (types.IsInText(type))
                {
                    yield return () => NestedReadEmitter.EmitRead(code, type, types.Word(type));
                }

                yield return () => NestedReadEmitter.EmitReadJson(code, type, types);
                break;
        }
    }

    // Linear in the text's length, whatever the pattern is; the author's anchors, if any, stand within ours.
    private static void EmitPattern(CodeWriter code, string name, string pattern) => code
        .Line($"internal static readonly global::System.Text.RegularExpressions.Regex {name} = new(")
        .Line($"    {CSharpText.Literal($@"\A(?:{pattern})\z")},")
        .Line("    global::System.Text.RegularExpressions.RegexOptions.NonBacktracking")
        .Line("    | global::System.Text.RegularExpressions.RegexOptions.CultureInvariant);");
}
