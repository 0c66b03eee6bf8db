using System.Text;

namespace DataProducts.Testing;

/// <summary>Writes CSV (RFC 4180).</summary>
internal static class CsvText
{
    public static void Line(StringBuilder csv, IEnumerable<string> fields) => csv.AppendJoin(',', fields.Select(Field)).Append('\n');

    // Always quoted: a record of one empty field would else be an empty line, which is none.
    private static string Field(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
