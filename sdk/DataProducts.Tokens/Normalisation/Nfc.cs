using System.Text;

namespace DataProducts.Tokens;

/// <summary>Unicode normalisation form C (UAX #15) of a pinned version of Unicode.</summary>
/// <remarks>
/// Not <see cref="string.Normalize()"/>: under <c>InvariantGlobalization</c> that returns its input unchanged (measured on .NET 10),
/// and elsewhere its answer depends on the machine's ICU. Either would give one value two tokens.
/// </remarks>
internal static class Nfc
{
    // UAX #15 and Unicode 3.12: Hangul syllables are computed.
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;
    private const int Syllables = Leads * Vowels * Trails;

    /// <summary>Normalises well-formed UTF-16.</summary>
    /// <returns>The text itself if nothing changes.</returns>
    public static string Normalise(string text)
    {
        // Nothing below U+0300 decomposes into anything that would not compose again, and nothing there combines.
        if (text.AsSpan().IndexOfAnyInRange('\u0300', '\uFFFF') < 0)
        {
            return text;
        }

        var data = NfcData.Instance;
        var codePoints = new List<int>(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(data, rune.Value, codePoints);
        }

        Order(data, codePoints);
        Compose(data, codePoints);
        var builder = new StringBuilder(text.Length);
        foreach (var codePoint in codePoints)
        {
            builder.Append(char.ConvertFromUtf32(codePoint));
        }

        return builder.ToString();
    }

    private static void Decompose(NfcData data, int codePoint, List<int> into)
    {
        var syllable = codePoint - SyllableBase;
        if (syllable is >= 0 and < Syllables)
        {
            into.Add(LeadBase + (syllable / (Vowels * Trails)));
            into.Add(VowelBase + (syllable / Trails % Vowels));
            if (syllable % Trails != 0)
            {
                into.Add(TrailBase + (syllable % Trails));
            }
        }
        else if (data.TryDecompose(codePoint, out var parts))
        {
            Decompose(data, parts.First, into);
            if (parts.Second != 0)
            {
                Decompose(data, parts.Second, into);
            }
        }
        else
        {
            into.Add(codePoint);
        }
    }

    private static void Order(NfcData data, List<int> codePoints)
    {
        for (var i = 1; i < codePoints.Count; i++)
        {
            var codePoint = codePoints[i];
            var combiningClass = data.CombiningClass(codePoint);
            if (combiningClass == 0)
            {
                continue;
            }

            var place = i;
            for (; place > 0 && data.CombiningClass(codePoints[place - 1]) > combiningClass; place--)
            {
                codePoints[place] = codePoints[place - 1];
            }

            codePoints[place] = codePoint;
        }
    }

    private static void Compose(NfcData data, List<int> codePoints)
    {
        var starter = -1;
        var previousClass = -1;
        var length = 0;
        for (var i = 0; i < codePoints.Count; i++)
        {
            var codePoint = codePoints[i];
            var combiningClass = data.CombiningClass(codePoint);

            // Blocked (definition D115) if something of the same or a higher class, or another starter, stands between.
            if (starter >= 0 && previousClass < combiningClass && TryCompose(data, codePoints[starter], codePoint, out var composed))
            {
                codePoints[starter] = composed;
                continue;
            }

            if (combiningClass == 0)
            {
                starter = length;
            }

            previousClass = combiningClass == 0 ? -1 : combiningClass;
            codePoints[length++] = codePoint;
        }

        codePoints.RemoveRange(length, codePoints.Count - length);
    }

    private static bool TryCompose(NfcData data, int first, int second, out int composed)
    {
        var (lead, vowel) = (first - LeadBase, second - VowelBase);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            composed = SyllableBase + (((lead * Vowels) + vowel) * Trails);
            return true;
        }

        var (syllable, trail) = (first - SyllableBase, second - TrailBase);
        if (syllable is >= 0 and < Syllables && syllable % Trails == 0 && trail is > 0 and < Trails)
        {
            composed = first + trail;
            return true;
        }

        return data.TryCompose(first, second, out composed);
    }
}
