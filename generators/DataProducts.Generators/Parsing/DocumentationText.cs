using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads the summary of a property's documentation comment.</summary>
/// <remarks>From the text: without a documentation file the compiler passes comments over, and the manifest would depend on that.</remarks>
internal static class DocumentationText
{
    // A sentence or two; what is longer belongs to a page.
    private const int MaximumLength = 1000;

    public static string? SummaryOf(ISymbol symbol, CancellationToken cancellation)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (SummaryIn(reference.GetSyntax(cancellation).GetLeadingTrivia().ToFullString()) is { } summary)
            {
                return summary;
            }
        }

        return null;
    }

    internal static string? SummaryIn(string trivia)
    {
        var comment = CommentIn(trivia);
        if (comment.Length == 0)
        {
            return null;
        }

        try
        {
            var summary = XElement.Parse("<doc>" + comment + "</doc>").Element("summary");
            return summary is null ? null : OneLine(TextOf(summary));
        }
        catch (XmlException)
        {
            // The compiler warns of a comment that is no XML; it describes nothing.
            return null;
        }
    }

    private static string CommentIn(string trivia)
    {
        var comment = new StringBuilder();
        var block = false;
        foreach (var line in trivia.Split('\n'))
        {
            var text = line.Trim();
            if (!block && text.StartsWith("///", StringComparison.Ordinal) && !text.StartsWith("////", StringComparison.Ordinal))
            {
                comment.Append(text, 3, text.Length - 3).Append('\n');
                continue;
            }

            var opens = !block && text.StartsWith("/**", StringComparison.Ordinal);
            if (opens || block)
            {
                var end = text.IndexOf("*/", opens ? 3 : 0, StringComparison.Ordinal);
                block = end < 0;
                text = end < 0 ? text : text.Substring(0, end);
                comment.Append(text.TrimStart('/', '*')).Append('\n');
            }
        }

        return comment.ToString();
    }

    private static string TextOf(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            switch (node)
            {
                case XText plain:
                    text.Append(plain.Value);
                    break;
                case XElement { IsEmpty: true } reference:
                    text.Append(NameIn(reference));
                    break;
            }
        }

        return text.ToString();
    }

    private static string NameIn(XElement reference)
    {
        var name = (string?)reference.Attribute("cref")
            ?? (string?)reference.Attribute("langword")
            ?? (string?)reference.Attribute("name")
            ?? " ";
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static string? OneLine(string text)
    {
        var line = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line.Length <= MaximumLength ? line : line.Substring(0, MaximumLength - 3) + "...";
    }
}
