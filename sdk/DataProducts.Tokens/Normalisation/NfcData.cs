using System.Collections.Frozen;
using System.Globalization;

namespace DataProducts.Tokens;

/// <summary>
/// Canonical mappings and combining classes of one pinned version of Unicode, read from the embedded table on first need.
/// </summary>
internal sealed class NfcData
{
    private static readonly Lazy<NfcData> Lazy = new(Read);

    private readonly FrozenDictionary<int, (int First, int Second)> _decompositions;
    private readonly FrozenDictionary<(int First, int Second), int> _compositions;
    private readonly FrozenDictionary<int, byte> _classes;

    private NfcData(
        Dictionary<int, (int First, int Second)> decompositions,
        Dictionary<(int First, int Second), int> compositions,
        Dictionary<int, byte> classes)
    {
        _decompositions = decompositions.ToFrozenDictionary();
        _compositions = compositions.ToFrozenDictionary();
        _classes = classes.ToFrozenDictionary();
    }

    public static NfcData Instance => Lazy.Value;

    /// <summary>Gives one step of canonical decomposition; the second part is 0 for a singleton.</summary>
    public bool TryDecompose(int codePoint, out (int First, int Second) parts) => _decompositions.TryGetValue(codePoint, out parts);

    public bool TryCompose(int first, int second, out int composed) => _compositions.TryGetValue((first, second), out composed);

    public byte CombiningClass(int codePoint) => _classes.GetValueOrDefault(codePoint);

    private static NfcData Read()
    {
        var decompositions = new Dictionary<int, (int First, int Second)>();
        var compositions = new Dictionary<(int First, int Second), int>();
        var classes = new Dictionary<int, byte>();
        using var reader = new StreamReader(typeof(NfcData).Assembly.GetManifestResourceStream("nfc")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var fields = line.Split(' ');
            if (fields[1] == ":")
            {
                foreach (var codePoint in fields.AsSpan(2))
                {
                    classes.Add(Hex(codePoint), byte.Parse(fields[0], CultureInfo.InvariantCulture));
                }

                continue;
            }

            var parts = (First: Hex(fields[2]), Second: fields.Length > 3 ? Hex(fields[3]) : 0);
            decompositions.Add(Hex(fields[0]), parts);
            if (fields[1] == "=")
            {
                compositions.Add(parts, Hex(fields[0]));
            }
        }

        return new NfcData(decompositions, compositions, classes);
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
