using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads and writes <c>like</c> of policy JSON: a list of <c>"Wildcard"</c> and <c>{"Literal": text}</c>.</summary>
internal static class PatternJson
{
    public static LikeExpr Read(ref JsonCursor json, SourceSpan start)
    {
        CedarExpr? operand = null;
        CedarPattern? pattern = null;
        json.EnterObject("the operands of 'like'");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "left" when operand is null: operand = ExprJsonReader.Read(ref json); break;
                case "pattern" when pattern is null: pattern = ReadPattern(ref json); break;
                default: throw json.UnexpectedField("'like'", "'left' and 'pattern'");
            }
        }

        return operand is not null && pattern is not null
            ? new(json.Since(start), operand, pattern) : throw json.Fail("'like' has both a 'left' and a 'pattern'.");
    }

    /// <summary>Writes a pattern as Cedar does, each character a literal of its own.</summary>
    public static void Write(Utf8JsonWriter to, CedarPattern pattern)
    {
        to.WriteStartArray();
        foreach (var part in pattern.Parts)
        {
            if (part is null)
            {
                to.WriteStringValue("Wildcard");
                continue;
            }

            foreach (var character in part.EnumerateRunes())
            {
                to.WriteStartObject();
                to.WriteString("Literal", character.ToString());
                to.WriteEndObject();
            }
        }

        to.WriteEndArray();
    }

    private static CedarPattern ReadPattern(ref JsonCursor json)
    {
        var parts = ImmutableArray.CreateBuilder<string?>();
        var literal = new StringBuilder();
        json.EnterArray("a pattern");
        while (json.NextItem())
        {
            if (json.Kind == JsonTokenType.StartObject)
            {
                literal.Append(ReadLiteral(ref json));
                continue;
            }

            if (json.Text("a part of a pattern") != "Wildcard")
            {
                throw json.Fail("A part of a pattern is \"Wildcard\" or an object with 'Literal'.");
            }

            Flush();
            parts.Add(null);
        }

        Flush();
        return new(parts.ToImmutable());

        void Flush()
        {
            if (literal.Length > 0)
            {
                parts.Add(literal.ToString());
                literal.Clear();
            }
        }
    }

    private static string ReadLiteral(ref JsonCursor json)
    {
        string? text = null;
        json.EnterObject("a part of a pattern");
        while (json.NextField(out var name))
        {
            text = name == "Literal" && text is null ? json.Text("literal text") : throw json.UnexpectedField("A part of a pattern", "'Literal'");
        }

        return text ?? throw json.Fail("A part of a pattern has a 'Literal'.");
    }
}
