using System.Text;

namespace DataProducts.Cedar;

/// <summary>Scripts of text and the profile of identifiers, by UTS 39 (Unicode Security Mechanisms).</summary>
internal static class Scripts
{
    private const int None = 0;
    private const int Any = 1;

    /// <summary>Whether some one script, or writing system such as Japanese, has all characters of a text.</summary>
    public static bool IsSingle(string text)
    {
        if (Ascii.IsValid(text))
        {
            return true;
        }

        Span<ulong> common = [ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue];
        Span<ulong> own = stackalloc ulong[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var kind = KindOf(rune.Value);
            if (kind == Any)
            {
                continue;
            }

            if (kind == None)
            {
                return false;
            }

            own.Clear();
            for (int i = UnicodeData.SetOffsets[kind]; i < UnicodeData.SetOffsets[kind + 1]; i++)
            {
                var script = UnicodeData.SetScripts[i];
                own[script >> 6] |= 1UL << (script & 63);
            }

            for (var i = 0; i < common.Length; i++)
            {
                common[i] &= own[i];
            }

            if (!common.ContainsAnyExcept(0UL))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a character is printable ASCII, or of the General Security Profile for Identifiers.</summary>
    public static bool IsForIdentifiers(Rune rune) => rune.Value is >= ' ' and <= '~'
        || (rune.Value > 0x7f && (RunOf(UnicodeData.AllowedEdges, rune.Value) & 1) == 0);

    private static int KindOf(int character) => UnicodeData.Kinds[RunOf(UnicodeData.Starts, character)];

    // Gives the last run that begins at or before the character; -1, which is odd, before the first one.
    private static int RunOf(ReadOnlySpan<int> starts, int character)
    {
        var at = starts.BinarySearch(character);
        return at >= 0 ? at : ~at - 1;
    }
}
