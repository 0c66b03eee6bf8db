using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace DataProducts.Contracts;

/// <summary>Tells what a plain scalar is: YAML 1.2.2 §10.3, the core schema.</summary>
internal static partial class YamlCore
{
    private const int MaximumDigits = 400; // more than any number that a tool could take has

    /// <summary>Gives the kind and the value; a number in the form that JSON and every version of YAML read alike.</summary>
    public static (YamlKind Kind, string Text) Resolve(string text, int line, int column)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return (YamlKind.Null, "null");
            case "true" or "True" or "TRUE":
                return (YamlKind.Boolean, "true");
            case "false" or "False" or "FALSE":
                return (YamlKind.Boolean, "false");
        }

        var form = Number().Match(text);
        if (!form.Success)
        {
            return Infinite().IsMatch(text)
                ? throw DocumentReader.Malformed($"'{text}' is a number that JSON, and so the standard, does not have. Quote it if text is meant.", line, column)
                : (YamlKind.Text, text);
        }

        return text.Length <= MaximumDigits
            ? (YamlKind.Number, Write(form))
            : throw DocumentReader.TooLarge($"A number has more than {MaximumDigits} digits.", line, column);
    }

    /// <summary>Gives a number of JSON in the form that every version of YAML reads alike.</summary>
    public static string Number(string json) => Write(Number().Match(json));

    /// <summary>Gives a decimal number in that form, if it is one.</summary>
    public static bool TryNumber(string text, [NotNullWhen(true)] out string? number)
    {
        var form = Number().Match(text);
        number = form.Groups["whole"].Success && text.Length <= MaximumDigits ? Write(form) : null;
        return number is not null;
    }

    private static string Write(Match form)
    {
        if (form.Groups["hex"] is { Success: true } hex)
        {
            return BigInteger.Parse("0" + hex.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        if (form.Groups["octal"] is { Success: true } octal)
        {
            return octal.Value.Aggregate(BigInteger.Zero, (sum, digit) => (8 * sum) + (digit - '0')).ToString(CultureInfo.InvariantCulture);
        }

        var sign = form.Groups["sign"].Value == "-" ? "-" : string.Empty;
        var whole = form.Groups["whole"].Value.TrimStart('0');
        var number = sign + (whole.Length == 0 ? "0" : whole);
        var (point, exponent) = (form.Groups["point"], form.Groups["exponent"]);
        if (!point.Success && !exponent.Success)
        {
            return number;
        }

        number += "." + (form.Groups["fraction"] is { Length: > 0 } fraction ? fraction.Value : "0");
        return exponent.Success ? $"{number}e{(exponent.Value[0] is '-' or '+' ? string.Empty : "+")}{exponent.Value}" : number;
    }

    [GeneratedRegex(
        @"\A(?:0x(?<hex>[0-9a-fA-F]+)|0o(?<octal>[0-7]+)"
        + @"|(?<sign>[-+]?)(?=\.?[0-9])(?<whole>[0-9]*)(?:(?<point>\.)(?<fraction>[0-9]*))?(?:[eE](?<exponent>[-+]?[0-9]+))?)\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"\A(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Infinite();
}
