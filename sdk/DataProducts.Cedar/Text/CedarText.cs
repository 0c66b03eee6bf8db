using System.Globalization;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>Quotes and unquotes Cedar string literals (Rust's escapes, plus <c>\*</c> in patterns).</summary>
internal static class CedarText
{
    public const string EscapeHelp = @"Cedar knows \n \r \t \0 \\ \"" \' \x00-\x7F \u{1-6 hex digits} and, in patterns, \*.";

    public static string Quote(string text, bool pattern = false)
    {
        var builder = new StringBuilder(text.Length + 2).Append('"');
        AppendEscaped(builder, text, pattern);
        return builder.Append('"').ToString();
    }

    public static void AppendEscaped(StringBuilder builder, string text, bool pattern)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                '\0' => builder.Append("\\0"),
                '*' when pattern => builder.Append("\\*"),
                _ when char.IsControl(c) => builder.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)c:x}}}"),
                _ => builder.Append(c),
            };
        }
    }

    /// <summary>Reads the inside of a literal; null where an escape is invalid.</summary>
    public static string? Unescape(ReadOnlySpan<char> body)
    {
        var plain = body.IndexOf('\\');
        if (plain < 0)
        {
            return body.ToString();
        }

        var run = new StringBuilder(body.Length).Append(body[..plain]);
        return TryUnescape(body[plain..], run, null) ? run.ToString() : null;
    }

    /// <summary>Reads the inside of a pattern: literal text, and null for a wildcard; null where an escape is invalid.</summary>
    public static List<string?>? UnescapePattern(ReadOnlySpan<char> body)
    {
        var parts = new List<string?>();
        return TryUnescape(body, new(body.Length), parts) ? parts : null;
    }

    private static bool TryUnescape(ReadOnlySpan<char> body, StringBuilder run, List<string?>? parts)
    {
        for (var i = 0; i < body.Length;)
        {
            if (body[i] == '*' && parts is not null)
            {
                Flush(parts, run);
                parts.Add(null);
                i++;
            }
            else if (body[i] != '\\')
            {
                run.Append(body[i++]);
            }
            else if (!TryEscape(body, ref i, run, parts is not null))
            {
                return false;
            }
        }

        if (parts is not null)
        {
            Flush(parts, run);
        }

        return true;
    }

    private static void Flush(List<string?> parts, StringBuilder run)
    {
        if (run.Length > 0)
        {
            parts.Add(run.ToString());
            run.Clear();
        }
    }

    private static bool TryEscape(ReadOnlySpan<char> body, ref int i, StringBuilder run, bool pattern)
    {
        if (i + 1 >= body.Length)
        {
            return false;
        }

        var kind = body[i + 1];
        i += 2;
        char plain;
        switch (kind)
        {
            case 'n': plain = '\n'; break;
            case 'r': plain = '\r'; break;
            case 't': plain = '\t'; break;
            case '0': plain = '\0'; break;
            case '\\' or '"' or '\'': plain = kind; break;
            case '*' when pattern: plain = '*'; break;
            case 'x': return TryHex(body, ref i, run);
            case 'u': return TryUnicode(body, ref i, run);
            default: return false;
        }

        run.Append(plain);
        return true;
    }

    private static bool TryHex(ReadOnlySpan<char> body, ref int i, StringBuilder run)
    {
        if (i + 2 > body.Length || body[i] > '7' || !char.IsAsciiHexDigit(body[i]) || !char.IsAsciiHexDigit(body[i + 1]))
        {
            return false;
        }

        run.Append((char)int.Parse(body.Slice(i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        i += 2;
        return true;
    }

    private static bool TryUnicode(ReadOnlySpan<char> body, ref int i, StringBuilder run)
    {
        var close = i < body.Length && body[i] == '{' ? body[i..].IndexOf('}') : -1;
        if (close < 2 || body[i + 1] == '_')
        {
            return false;
        }

        var value = 0;
        var digits = 0;
        foreach (var c in body.Slice(i + 1, close - 1))
        {
            if (c == '_')
            {
                continue;
            }

            if (!char.IsAsciiHexDigit(c) || ++digits > 6)
            {
                return false;
            }

            value = (value << 4) | Convert.ToInt32(c.ToString(), 16);
        }

        // A lone surrogate is no Unicode scalar value, so it is no Cedar string.
        if (digits == 0 || !Rune.IsValid(value))
        {
            return false;
        }

        run.Append(new Rune(value).ToString());
        i += close + 1;
        return true;
    }
}
