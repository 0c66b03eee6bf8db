using System.Text;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Makes hostile text from good text: bytes, tokens or whole bracketed pieces changed.</summary>
internal static class HostileText
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    public static string Make(Dice dice, IReadOnlyList<string> samples)
    {
        var text = dice.Pick(samples);
        for (var edits = dice.Between(1, 3); edits > 0; edits--)
        {
            text = dice.Next(4) switch
            {
                0 or 1 => Bytes(dice, text),
                2 => TextMutator.Mutate(dice, text, dice.Between(1, 3)),
                _ => Structure(dice, text, samples),
            };
        }

        return text;
    }

    private static string Bytes(Dice dice, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        for (var edits = dice.Between(1, 4); edits > 0 && bytes.Count > 0; edits--)
        {
            var at = dice.Next(bytes.Count);
            switch (dice.Next(4))
            {
                case 0: bytes[at] = (byte)dice.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(dice.Between(1, 20), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(dice.Between(1, 40), bytes.Count - at))); break;
                default: bytes[at] = "(){}[]\"\\;,.@:=<>!&|*-0a"u8[dice.Next(23)]; break;
            }
        }

        // Bytes that are no UTF-8 become replacement characters, and sometimes half a pair, which .NET strings can hold.
        var mutant = Encoding.UTF8.GetString([.. bytes]);
        return dice.Chance(0.05) ? mutant.Replace('\ufffd', '\ud800') : mutant;
    }

    private static string Structure(Dice dice, string text, IReadOnlyList<string> samples)
    {
        var start = dice.Next(text.Length + 1);
        start = text.AsSpan(start).IndexOfAny(Opening) is >= 0 and var found ? start + found : -1;
        if (start < 0 || EndOf(text, start) is not { } end)
        {
            return text + dice.Pick(samples);
        }

        var piece = text[start..end];
        var times = dice.Chance(0.05) ? 300 : dice.Between(1, 4);
        return dice.Next(4) switch
        {
            0 => text.Remove(start, end - start),
            1 => string.Concat(text.AsSpan(0, start), string.Concat(Enumerable.Repeat(piece, times)), text.AsSpan(end)),
            2 => $"{text[..start]}{new string(text[start], times)}{piece}{new string(text[end - 1], times)}{text[end..]}",
            _ => string.Concat(text.AsSpan(0, start), piece.AsSpan(0, dice.Next(piece.Length)), text.AsSpan(start)),
        };
    }

    private static int? EndOf(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            depth += Opening.Contains(text[i]) ? 1 : Closing.Contains(text[i]) ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return null;
    }
}
