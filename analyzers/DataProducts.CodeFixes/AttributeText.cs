using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.CodeFixes;

/// <summary>Changes the text of an annotation and leaves what stands around it.</summary>
internal static class AttributeText
{
    /// <summary>Gives the change that takes an annotation away; the line that it had for itself goes with it.</summary>
    public static TextChange Without(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            var place = list.Attributes.IndexOf(attribute);
            var span = place == 0
                ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart)
                : TextSpan.FromBounds(list.Attributes[place - 1].Span.End, attribute.Span.End);
            return new(span, "");
        }

        var end = list.Span.End;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        var line = text.Lines.GetLineFromPosition(list.SpanStart);
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart))) && end >= line.End;
        return isAlone
            ? new(TextSpan.FromBounds(line.Start, line.EndIncludingLineBreak), "")
            : new(TextSpan.FromBounds(list.SpanStart, end), "");
    }

    /// <summary>Gives the change that takes a named argument away, or null if it is not there. It never stands first.</summary>
    public static TextChange? WithoutArgument(AttributeSyntax attribute, string name)
    {
        if (attribute.ArgumentList is not { } arguments)
        {
            return null;
        }

        for (var place = 1; place < arguments.Arguments.Count; place++)
        {
            if (arguments.Arguments[place].NameEquals?.Name.Identifier.ValueText == name)
            {
                return new(TextSpan.FromBounds(arguments.Arguments[place - 1].Span.End, arguments.Arguments[place].Span.End), "");
            }
        }

        return null;
    }

    /// <summary>Gives the change that sets a named argument, whether it is there or not.</summary>
    public static TextChange WithArgument(AttributeSyntax attribute, string name, string value)
    {
        if (attribute.ArgumentList is not { } arguments)
        {
            return new(new(attribute.Span.End, 0), $"({name} = {value})");
        }

        foreach (var argument in arguments.Arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
            {
                return new(argument.Expression.Span, value);
            }
        }

        var comma = arguments.Arguments.Count == 0 ? "" : ", ";
        return new(new(arguments.CloseParenToken.SpanStart, 0), $"{comma}{name} = {value}");
    }
}
