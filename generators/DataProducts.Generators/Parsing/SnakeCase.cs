using System.Text;

namespace DataProducts.Generators.Parsing;

/// <summary>Turns a property's name into a column's.</summary>
/// <remarks>
/// A word starts at an upper-case letter after a lower-case letter or a digit, and at the last letter of a run of upper-case letters
/// that a lower-case letter follows. A digit belongs to the word before it. <c>CustomerId</c> is <c>customer_id</c>, <c>CustomerID</c>
/// too, <c>IBANNumber</c> is <c>iban_number</c>, <c>AddressLine2</c> is <c>address_line2</c>, <c>Iso3166Code</c> is <c>iso3166_code</c>.
/// </remarks>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_')
            {
                Break(text);
                continue;
            }

            if (StartsWord(name, i))
            {
                Break(text);
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString().TrimEnd('_');
    }

    private static bool StartsWord(string name, int i) =>
        i > 0 && char.IsUpper(name[i])
        && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[text.Length - 1] != '_')
        {
            text.Append('_');
        }
    }
}
