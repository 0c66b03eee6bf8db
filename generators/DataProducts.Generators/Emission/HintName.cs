using System.Globalization;
using System.Text;
using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Names the generated file: readable, and unlike every other, also where file names know no case.</summary>
internal static class HintName
{
    private const int ReadableLength = 100;

    public static string Of(RecordName record)
    {
        var name = record.MetadataName;
        var readable = new StringBuilder(ReadableLength);
        foreach (var c in name)
        {
            if (readable.Length < ReadableLength)
            {
                readable.Append(c is '.' or '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') ? c : '-');
            }
        }

        return readable.Append('.').Append(Hash(name).ToString("x8", CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    // FNV-1a over UTF-16 code units: string.GetHashCode differs from process to process.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return hash;
    }
}
