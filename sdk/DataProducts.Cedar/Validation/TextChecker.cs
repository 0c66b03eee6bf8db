using System.Buffers;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>Warns of text that may look like other text to a reader (UTS 39): characters that turn the direction of writing, names with
/// characters that names should not have, and scripts that are mixed.</summary>
internal static class TextChecker
{
    // What turns the direction of writing, or ends that; "Trojan source", CVE-2021-42574.
    private static readonly SearchValues<char> Directions =
        SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    public static void Check(Policy policy, Findings findings)
    {
        foreach (var conjunct in policy.Conjuncts)
        {
            Visit(conjunct, findings);
        }
    }

    private static void Visit(CedarExpr expression, Findings findings)
    {
        switch (expression)
        {
            case LiteralExpr literal:
                CheckValue(literal.Value, literal.Span, findings);
                break;
            case LikeExpr like:
                CheckString(string.Join('*', like.Pattern.Parts), like.Span, findings);
                break;
            case GetAttributeExpr get:
                CheckName(get.Name, get.Span, findings);
                break;
            case HasExpr has:
                CheckNames(has.Path, has.Span, findings);
                break;
            case RecordExpr record:
                CheckNames(record.Names, record.Span, findings);
                break;
        }

        foreach (var child in ExprChildren.Of(expression))
        {
            Visit(child, findings);
        }
    }

    private static void CheckValue(CedarValue value, SourceSpan span, Findings findings)
    {
        switch (value.Kind)
        {
            case CedarKind.String:
                CheckString(value.AsString, span, findings);
                break;
            case CedarKind.Entity:
                CheckName(value.AsEntity.Id, span, findings);
                break;
            case CedarKind.Set:
                Array.ForEach(value.AsSet.Elements, element => CheckValue(element, span, findings));
                break;
        }
    }

    private static void CheckString(string text, SourceSpan span, Findings findings)
    {
        if (!Ascii.IsValid(text) && !HasDirections(text, span, findings))
        {
            CheckScripts(text, span, findings);
        }
    }

    private static void CheckNames(IEnumerable<string> names, SourceSpan span, Findings findings)
    {
        foreach (var name in names)
        {
            CheckName(name, span, findings);
        }
    }

    private static void CheckName(string name, SourceSpan span, Findings findings)
    {
        if (!name.AsSpan().ContainsAnyExceptInRange(' ', '~') || HasDirections(name, span, findings))
        {
            return;
        }

        foreach (var rune in name.EnumerateRunes())
        {
            if (!Scripts.IsForIdentifiers(rune))
            {
                Warn(CedarCodes.ConfusableCharacter, span, $"The name {Shown(name)} holds U+{rune.Value:X4}, which no name should hold.", findings);
                return;
            }
        }

        CheckScripts(name, span, findings);
    }

    private static bool HasDirections(string text, SourceSpan span, Findings findings)
    {
        var at = text.AsSpan().IndexOfAny(Directions);
        if (at >= 0)
        {
            Warn(CedarCodes.BidiCharacter, span,
                $"The text {Shown(text)} holds U+{(int)text[at]:X4}, which turns the direction of writing.", findings);
        }

        return at >= 0;
    }

    private static void CheckScripts(string text, SourceSpan span, Findings findings)
    {
        if (!Scripts.IsSingle(text))
        {
            Warn(CedarCodes.MixedScripts, span, $"The text {Shown(text)} mixes scripts.", findings);
        }
    }

    private static void Warn(string code, SourceSpan span, string message, Findings findings) =>
        findings.Add(code, span, message, "Make sure that it is what it looks like.", isWarning: true);

    // A warning must not do to its reader what it warns of, so whatever is not plain is written as an escape.
    private static string Shown(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > 100)
            {
                shown.Append('…');
                break;
            }

            _ = rune.Value is >= ' ' and <= '~' and not '"' and not '\\' ? shown.Append((char)rune.Value) : shown.Append($"\\u{{{rune.Value:x}}}");
        }

        return shown.Append('"').ToString();
    }
}
