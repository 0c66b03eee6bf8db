using System.Globalization;
using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes how a nested value goes into its buffers: a row of each part for every value that is there.</summary>
internal static class NestedWriteEmitter
{
    public static void Emit(CodeWriter code, ColumnType type, ValueTypes types)
    {
        code.Open($"internal static void Write{types.Word(type)}({type.Keyword} value, {WriteText.BufferOf(type)} column)");
        switch (type)
        {
            case StructType nested:
                for (var i = 0; i < nested.Fields.Count; i++)
                {
                    var place = i.ToString(CultureInfo.InvariantCulture);
                    code.Line($"var field{place} = ({WriteText.BufferOf(nested.Fields[i].Type)})column[{place}];");
                }

                code.Line("column.AppendPresent();");
                for (var i = 0; i < nested.Fields.Count; i++)
                {
                    var field = nested.Fields[i];
                    var place = i.ToString(CultureInfo.InvariantCulture);
                    WriteText.Emit(
                        code, field.Type, field.Nullable, "value." + CSharpText.Name(field.Property), "field" + place, types, "", "present" + place);
                }

                break;
            case ListType list:
                code.Line($"var elements = ({WriteText.BufferOf(list.Element.Type)})column.Elements;").Open("foreach (var element in value)");
                WriteText.Emit(code, list.Element.Type, list.Element.Nullable, "element", "elements", types, "");
                code.Close().Line().Line("column.EndRow();");
                break;
            case MapType map:
                code.Line($"var keys = ({WriteText.BufferOf(map.Key)})column.Keys;")
                    .Line($"var values = ({WriteText.BufferOf(map.Value.Type)})column.Values;")
                    .Open("foreach (var entry in value)");
                WriteText.Emit(code, map.Key, false, "entry.Key", "keys", types, "");
                WriteText.Emit(code, map.Value.Type, map.Value.Nullable, "entry.Value", "values", types, "");
                code.Close().Line().Line("column.EndRow();");
                break;
        }

        code.Close();
    }
}
