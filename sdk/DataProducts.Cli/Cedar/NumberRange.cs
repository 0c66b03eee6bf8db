using System.CommandLine.Parsing;
using System.Globalization;

namespace DataProducts.Cli.Cedar;

/// <summary>Keeps numbers on the command line in their range.</summary>
internal static class NumberRange
{
    // Looks at the word itself: what is no number has its own error, and asking such a result for its value throws.
    public static void Check(OptionResult result, int least, int most)
    {
        if (result.Tokens is [var word] && int.TryParse(word.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && (number < least || number > most))
        {
            result.AddError($"{result.IdentifierToken?.Value} is a number from {least} to {most}.");
        }
    }
}
