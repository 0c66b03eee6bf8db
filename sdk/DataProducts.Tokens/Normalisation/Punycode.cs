using System.Text;

namespace DataProducts.Tokens;

/// <summary>Punycode, RFC 3492 §6.3: a label of Unicode characters as ASCII.</summary>
/// <remarks>
/// Not <see cref="System.Globalization.IdnMapping"/>: under <c>InvariantGlobalization</c> it neither folds case nor normalises
/// (<c>BÜCHER</c> gives <c>xn--bcher-2pa</c>, measured on .NET 10), and elsewhere its answer depends on the machine's ICU.
/// </remarks>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int InitialBias = 72;
    private const int InitialN = 0x80;

    /// <summary>Encodes a well-formed label, without the prefix <c>xn--</c>.</summary>
    public static string Encode(ReadOnlySpan<char> label)
    {
        var output = new StringBuilder(label.Length + 8);
        var codePoints = new List<int>(label.Length);
        foreach (var rune in label.EnumerateRunes())
        {
            codePoints.Add(rune.Value);
            if (rune.IsAscii)
            {
                output.Append((char)rune.Value);
            }
        }

        var basic = output.Length;
        var handled = basic;
        if (basic > 0)
        {
            output.Append('-');
        }

        var (n, delta, bias) = (InitialN, 0, InitialBias);
        while (handled < codePoints.Count)
        {
            var next = Smallest(codePoints, n);
            delta = checked(delta + ((next - n) * (handled + 1)));
            n = next;
            foreach (var codePoint in codePoints)
            {
                if (codePoint < n)
                {
                    delta++;
                }
                else if (codePoint == n)
                {
                    AppendInteger(output, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    private static int Smallest(List<int> codePoints, int atLeast)
    {
        var smallest = int.MaxValue;
        foreach (var codePoint in codePoints)
        {
            smallest = codePoint >= atLeast && codePoint < smallest ? codePoint : smallest;
        }

        return smallest;
    }

    private static void AppendInteger(StringBuilder output, int value, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, TMin, TMax);
            if (value < threshold)
            {
                output.Append(Digit(value));
                return;
            }

            output.Append(Digit(threshold + ((value - threshold) % (Base - threshold))));
            value = (value - threshold) / (Base - threshold);
        }
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Adapt(int delta, int points, bool first)
    {
        delta /= first ? Damp : 2;
        delta += delta / points;
        var k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
        {
            delta /= Base - TMin;
        }

        return k + ((Base - TMin + 1) * delta / (delta + Skew));
    }
}
