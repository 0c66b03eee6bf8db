using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>How an engine writes the names, values and patterns of a condition on a row; <see cref="RowPredicatePrinter"/> writes what is
/// around them. No engine is given a float or a regular expression.</summary>
public abstract class RowDialect
{
    /// <summary>Makes a dialect.</summary>
    /// <param name="capabilities">What the engine can say; whatever it cannot is refused before it is written.</param>
    protected RowDialect(RowCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        Capabilities = capabilities;
    }

    /// <summary>Gets what the engine can say.</summary>
    public RowCapabilities Capabilities { get; }

    /// <summary>Gets the character that a pattern escapes with, or null for an engine without ESCAPE, whose patterns hold nothing to
    /// escape. It is said in every LIKE: engines differ in the one that they take by default.</summary>
    protected virtual char? PatternEscape => '\\';

    /// <summary>Gives a column's name, in quotes.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="RowFilterException">It holds what the engine cannot take.</exception>
    public string Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var builder = new StringBuilder();
        AppendName(builder, name);
        return builder.ToString();
    }

    /// <summary>Gives a text as a literal, in quotes.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="RowFilterException">It holds what the engine cannot take.</exception>
    public string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builder = new StringBuilder();
        AppendText(builder, text);
        return builder.ToString();
    }

    /// <summary>Writes a name; inside double quotes only the quote has a meaning.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="name">The name.</param>
    protected internal virtual void AppendName(StringBuilder to, string name) => AppendQuoted(to, name, '"');

    /// <summary>Writes a text; inside single quotes only the quote has a meaning.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="text">The text.</param>
    protected internal virtual void AppendText(StringBuilder to, string text) => AppendQuoted(to, text, '\'');

    /// <summary>Writes an integer.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="value">The integer.</param>
    protected abstract void AppendLong(StringBuilder to, long value);

    /// <summary>Writes a decimal.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="digits">It, with four digits after the point.</param>
    protected abstract void AppendDecimal(StringBuilder to, string digits);

    /// <summary>Writes an instant.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="type">How the column holds it.</param>
    /// <param name="instant">It, in UTC and whole milliseconds.</param>
    protected virtual void AppendInstant(StringBuilder to, RowColumnType type, DateTimeOffset instant) =>
        throw new InvalidOperationException($"{Capabilities.Target} compares no instants.");

    /// <summary>Writes a struct's field.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="field">The field; <see cref="RowColumn.Within"/> is the struct.</param>
    protected virtual void AppendField(StringBuilder to, RowColumn field) =>
        throw new InvalidOperationException($"{Capabilities.Target} reads no fields.");

    /// <summary>Writes a condition on a list column, parentheses included.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="condition">A <see cref="ContainsPredicate"/>, <see cref="ContainsColumnPredicate"/>, <see cref="SubsetPredicate"/>
    /// or <see cref="HasNullElementPredicate"/>.</param>
    protected internal virtual void AppendListCondition(StringBuilder to, RowPredicate condition) =>
        throw new InvalidOperationException($"{Capabilities.Target} reads no lists.");

    /// <summary>Writes a column or a field.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="column">The column.</param>
    protected internal void AppendColumn(StringBuilder to, RowColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (column.Within is null)
        {
            AppendName(to, column.Column);
        }
        else
        {
            AppendField(to, column);
        }
    }

    /// <summary>Writes values, with commas between them.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="type">How the column that they are compared with holds them.</param>
    /// <param name="values">The values.</param>
    protected internal void AppendLiterals(StringBuilder to, RowColumnType type, ImmutableArray<CedarValue> values)
    {
        ArgumentNullException.ThrowIfNull(to);
        for (var i = 0; i < values.Length; i++)
        {
            AppendLiteral(i == 0 ? to : to.Append(", "), type, values[i]);
        }
    }

    /// <summary>Writes a value.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="type">How the column that it is compared with holds it.</param>
    /// <param name="value">The value.</param>
    protected internal void AppendLiteral(StringBuilder to, RowColumnType type, CedarValue value)
    {
        ArgumentNullException.ThrowIfNull(to);
        switch (value.Kind)
        {
            case CedarKind.Bool: to.Append(value.AsBool ? "TRUE" : "FALSE"); break;
            case CedarKind.Long: AppendLong(to, value.AsLong); break;
            case CedarKind.Duration: AppendLong(to, value.AsDurationMilliseconds); break;
            case CedarKind.String: AppendText(to, value.AsString); break;
            case CedarKind.Entity: AppendText(to, value.AsEntity.Id); break;
            case CedarKind.Decimal: AppendDecimal(to, Digits(value.AsTenThousandths)); break;
            case CedarKind.DateTime: AppendInstant(to, type, DateTimeOffset.FromUnixTimeMilliseconds(value.AsUnixMilliseconds)); break;
            default: throw new InvalidOperationException($"No column holds {value.Kind} values.");
        }
    }

    /// <summary>Writes text in quotes, and each quote in it twice.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="quote">The quote.</param>
    /// <exception cref="RowFilterException">The text holds what the engine cannot take.</exception>
    protected void AppendQuoted(StringBuilder to, string text, char quote)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(text);
        if (!RowText.IsWritable(text, Capabilities.TakesControlCharacters))
        {
            throw new RowFilterException(
                RowFilterCodes.Text, null, $"The condition {RowText.WhyNot(Capabilities.TakesControlCharacters)}", Capabilities.Target);
        }

        to.Append(quote);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOf(quote) + 1;
            to.Append(end == 0 ? rest : rest[..end]);
            rest = end == 0 ? [] : rest[end..];
            if (end > 0)
            {
                to.Append(quote);
            }
        }

        to.Append(quote);
    }

    /// <summary>Writes a pattern, every character escaped that is none of the two wildcards, and says with what it is escaped.</summary>
    internal void AppendPattern(StringBuilder to, CedarPattern pattern)
    {
        var builder = new StringBuilder();
        foreach (var part in pattern.Parts)
        {
            foreach (var c in part ?? "")
            {
                (PatternEscape is { } sign && (c is '%' or '_' || c == sign) ? builder.Append(sign) : builder).Append(c);
            }

            if (part is null)
            {
                builder.Append('%');
            }
        }

        AppendText(to, builder.ToString());
        if (PatternEscape is { } escape)
        {
            to.Append(" ESCAPE '").Append(escape).Append('\'');
        }
    }

    private static string Digits(long scaled)
    {
        var magnitude = Int128.Abs(scaled);
        return string.Create(CultureInfo.InvariantCulture, $"{(scaled < 0 ? "-" : "")}{magnitude / 10_000}.{magnitude % 10_000:D4}");
    }
}
