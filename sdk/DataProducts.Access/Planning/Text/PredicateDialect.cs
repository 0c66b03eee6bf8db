using System.Globalization;
using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>How an engine writes the conditions of a row: names, values, patterns. No engine is given a float or a regular
/// expression.</summary>
internal abstract class PredicateDialect
{
    public abstract string Name(string column);

    public abstract string Text(string text);

    public virtual string Literal(RowColumn column, CedarValue value) => value.Kind switch
    {
        CedarKind.Bool => value.AsBool ? "TRUE" : "FALSE",
        CedarKind.Long => Long(value.AsLong),
        CedarKind.String => Text(value.AsString),
        CedarKind.Decimal => Decimal(Digits(value.AsTenThousandths)),
        _ => throw new UntranslatableException("TYPE", $"The column '{column.Column}' holds {value.Kind} values, which the engine does not compare exactly."),
    };

    public abstract string Like(CedarPattern pattern);

    public virtual string CompareColumns(string left, string symbol, string right) => $"({left}{symbol}{right})";

    protected abstract string Long(long value);

    protected abstract string Decimal(string digits);

    /// <summary>Gives a pattern with every character escaped that is none of the two wildcards.</summary>
    protected static string Escape(CedarPattern pattern, char escape)
    {
        var builder = new StringBuilder();
        foreach (var part in pattern.Parts)
        {
            foreach (var c in part ?? string.Empty)
            {
                (c == '%' || c == '_' || c == escape ? builder.Append(escape) : builder).Append(c);
            }

            if (part is null)
            {
                builder.Append('%');
            }
        }

        return builder.ToString();
    }

    /// <summary>Refuses text that would end, or become another text, on its way through a terminal, a file and an engine.</summary>
    protected static string Checked(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) || !Rune.TryGetRuneAt(text, i, out var rune))
            {
                throw new UntranslatableException("TEXT", "A text holds a control character or half a surrogate pair.");
            }

            i += rune.Utf16SequenceLength - 1;
        }

        return text;
    }

    private static string Digits(long scaled)
    {
        var magnitude = Int128.Abs(scaled);
        return string.Create(CultureInfo.InvariantCulture, $"{(scaled < 0 ? "-" : "")}{magnitude / 10_000}.{magnitude % 10_000:D4}");
    }
}
