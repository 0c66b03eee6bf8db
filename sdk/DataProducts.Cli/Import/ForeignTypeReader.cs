using System.Globalization;

namespace DataProducts.Cli.Import;

/// <summary>Reads a type as SQL dialects (<c>varchar(20)</c>, <c>timestamp with time zone</c>, <c>ROW(a int)</c>, <c>int[]</c>) or Hive
/// (<c>array&lt;struct&lt;a:int&gt;&gt;</c>) write it.</summary>
internal sealed class ForeignTypeReader(TextCursor cursor, bool hive)
{
    public static ForeignType ReadHive(string text, string path)
    {
        var cursor = new TextCursor(text, path);
        var type = new ForeignTypeReader(cursor, hive: true).Read();
        return cursor.AtEnd ? type : throw cursor.Error("nothing should follow the type");
    }

    public ForeignType Read(int depth = 0)
    {
        if (depth > ImportLimits.Depth)
        {
            throw cursor.Error($"more than {ImportLimits.Depth} types stand in each other");
        }

        var type = One(depth);
        while (cursor.Take('['))
        {
            if (cursor.Kind == WordKind.Number)
            {
                cursor.Next();
            }

            cursor.Expect(']');
            type = ListOf(type);
        }

        return type;
    }

    private ForeignType One(int depth)
    {
        var name = cursor.Name();
        if (cursor.Is('<') || (cursor.Is('(') && name.ToUpperInvariant() is "ROW" or "STRUCT" or "ARRAY" or "LIST" or "MAP"))
        {
            return Nested(name.ToUpperInvariant(), cursor.Is('<') ? '>' : ')', depth);
        }

        // Words that are part of the name, before and after what stands in parentheses.
        if (name.Equals("double", StringComparison.OrdinalIgnoreCase))
        {
            cursor.Take("precision");
        }
        else if (name.Equals("national", StringComparison.OrdinalIgnoreCase) && cursor.Kind == WordKind.Name)
        {
            name = cursor.TakeWord();
        }

        var varying = cursor.Take("varying");
        var numbers = cursor.Is('(') ? Numbers() : [];
        name = varying && name.Equals("bit", StringComparison.OrdinalIgnoreCase) ? "bit varying" : name;
        if (cursor.Is("with") || cursor.Is("without"))
        {
            name += Zone() ? "TZ" : "";
        }

        var unsigned = cursor.Take("unsigned");
        cursor.Take("zerofill");
        var type = ForeignTypeNames.Find(name, numbers, hive);
        return !unsigned ? type
            : type.Type.Kind == LakeKind.Int ? new(new(LakeKind.Long))
            : type.Type.Kind == LakeKind.Long ? new(new(LakeKind.Decimal, 20, 0))
            : type;
    }

    // "with time zone", "without time zone", "with local time zone"; another WITH belongs to what follows the column.
    private bool Zone()
    {
        var with = cursor.Is("with");
        cursor.Next();
        cursor.Take("local");
        if (cursor.Take("time"))
        {
            cursor.Take("zone");
            return with;
        }

        return false;
    }

    private List<int> Numbers()
    {
        cursor.Expect('(');
        var numbers = new List<int>();
        while (!cursor.Take(')'))
        {
            if (cursor.AtEnd)
            {
                throw cursor.Error("a parenthesis is not closed");
            }

            // VARCHAR(MAX), NUMBER(*), ENUM('a', 'b') and BYTE or CHAR after a length say nothing that is kept.
            if (int.TryParse(cursor.TakeWord(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private ForeignType Nested(string name, char closing, int depth)
    {
        cursor.Next();
        if (name is "STRUCT" or "ROW")
        {
            return Struct(closing, depth);
        }

        var first = Read(depth + 1);
        if (name is "MAP" && cursor.Take(','))
        {
            var value = Read(depth + 1);
            cursor.Expect(closing);
            return first.Type.IsNested
                ? new(new(LakeKind.String), null, "its keys are nested: read as text")
                : new(LakeType.Map(first.Type, value.Type, valueNullable: true), null, first.Note ?? value.Note);
        }

        cursor.Expect(closing);
        return name is "ARRAY" or "LIST" ? ListOf(first) : throw cursor.Error($"'{name}' is no type with parts");
    }

    private ForeignType Struct(char closing, int depth)
    {
        var fields = new List<LakeField>();
        string? note = null;
        do
        {
            var name = cursor.Name();
            cursor.Take(':');
            var type = Read(depth + 1);
            note ??= type.Note;
            var nullable = !cursor.Take("not");
            cursor.Take("null");
            var comment = cursor.Take("comment") ? cursor.TakeWord() : null;
            fields.Add(new(Identifiers.Snake(name, [.. fields.Select(field => field.Name)]), type.Type, nullable) { Documentation = comment });
        }
        while (cursor.Take(',') && fields.Count < ImportLimits.Columns);

        cursor.Expect(closing);
        return new(LakeType.Struct(fields), null, note);
    }

    private static ForeignType ListOf(ForeignType element) => new(LakeType.List(element.Type, elementNullable: true), null, element.Note);
}
