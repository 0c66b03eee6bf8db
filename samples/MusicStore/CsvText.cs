using System.Text;

namespace MusicStore;

/// <summary>Writes CSV (RFC 4180).</summary>
internal sealed class CsvText
{
    private readonly StringBuilder _text;

    public CsvText(string header) => _text = new StringBuilder(header).Append('\n');

    public void Add(params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(Quoted(fields[i]));
        }

        _text.Append('\n');
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
