using System.Collections.Immutable;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads <c>.</c> and <c>has</c> of policy JSON; <c>has</c> takes one attribute, or since language 4.5 a list of them.</summary>
internal static class AttributeJsonReader
{
    // A path makes a tree twice as high as it is long, and any number of attributes fits one list.
    private const int MaxPath = 200;

    // What a path means names its operand once for each attribute. Nested in its own operand it would grow by that factor with every level.
    private const int MaxExpanded = 10_000;

    public static GetAttributeExpr ReadAccess(ref JsonCursor json, SourceSpan start)
    {
        CedarExpr? operand = null;
        string? attribute = null;
        json.EnterObject("the operands of '.'");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "left" when operand is null: operand = ExprJsonReader.Read(ref json); break;
                case "attr" when attribute is null: attribute = json.Text("an attribute's name"); break;
                default: throw json.UnexpectedField("'.'", "'left' and 'attr'");
            }
        }

        return operand is not null && attribute is not null
            ? new(json.Since(start), operand, attribute) : throw json.Fail("'.' has both a 'left' and an 'attr'.");
    }

    public static CedarExpr ReadHas(ref JsonCursor json, SourceSpan start)
    {
        CedarExpr? operand = null;
        ImmutableArray<string> path = [];
        json.EnterObject("the operands of 'has'");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "left" when operand is null: operand = ExprJsonReader.Read(ref json); break;
                case "attr" when path.IsEmpty: path = ReadPath(ref json); break;
                default: throw json.UnexpectedField("'has'", "'left' and 'attr'");
            }
        }

        if (operand is null || path.IsEmpty)
        {
            throw json.Fail("'has' has both a 'left' and an 'attr'.");
        }

        var has = new HasExpr(json.Since(start), operand, path);

        // The dotted form of the text takes names only; JSON takes any attribute, so what has no such form becomes what it means.
        if (path.Length == 1 || path.All(WrittenNames.IsName))
        {
            return has;
        }

        var budget = MaxExpanded / path.Length;
        return IsWithin(operand, ref budget)
            ? has.Expand() : throw json.TooMuch("The operand of this 'has' is too large for a path of such attributes.", "Ask for one after the other.");
    }

    private static bool IsWithin(CedarExpr expression, ref int budget)
    {
        if (--budget < 0)
        {
            return false;
        }

        foreach (var child in ExprChildren.Of(expression))
        {
            if (!IsWithin(child, ref budget))
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableArray<string> ReadPath(ref JsonCursor json)
    {
        if (json.Kind == JsonTokenType.String)
        {
            return [json.Text("an attribute's name")];
        }

        var path = ImmutableArray.CreateBuilder<string>();
        json.EnterArray("an attribute's name, or several");
        while (json.NextItem())
        {
            if (path.Count == MaxPath)
            {
                throw json.TooDeep();
            }

            path.Add(json.Text("an attribute's name"));
        }

        return path.Count > 0 ? path.ToImmutable() : throw json.Fail("'has' asks for one attribute at least.");
    }
}
