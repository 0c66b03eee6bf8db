using System.Text;

namespace DataProducts;

/// <summary>A table in plain text, columns as wide as they need be.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [headings];

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(Plain)]);

    public void WriteTo(StringBuilder text)
    {
        var widths = Enumerable.Range(0, headings.Length).Select(i => _rows.Max(row => row[i].Length)).ToArray();
        foreach (var row in _rows)
        {
            var line = string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i])));
            text.Append("  ").Append(line.TrimEnd()).Append('\n');
        }
    }

    // Names of files are anybody's: none may move a terminal's cursor.
    private static string Plain(string cell) => string.Concat(cell.Select(letter => char.IsControl(letter) ? '?' : letter));
}
