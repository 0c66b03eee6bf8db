using System.Globalization;
using System.Text;

namespace DataProducts.Testing;

/// <summary>Shows how two texts differ, line by line: the lines that differ, with a few around them.</summary>
internal static class LineDiff
{
    private const int Context = 2;
    private const int MaximumLines = 120;

    // A table of the longest common run of lines grows with the product of both lengths; past this, what differs is shown as one block.
    private const int MaximumTable = 4_000_000;

    public static string Of(string before, string after)
    {
        var edits = Edits(before.Split('\n'), after.Split('\n'));
        var shown = new StringBuilder();
        var lines = 0;
        for (var i = 0; i < edits.Count; i++)
        {
            if (!IsNearAChange(edits, i))
            {
                continue;
            }

            if (lines++ == MaximumLines)
            {
                return shown.Append("…\n").ToString();
            }

            if (i > 0 && !IsNearAChange(edits, i - 1))
            {
                shown.Append("  …\n");
            }

            var edit = edits[i];
            shown.Append(CultureInfo.InvariantCulture, $"{edit.Line,5} {edit.Sign} {edit.Text}\n");
        }

        return shown.ToString();
    }

    private static bool IsNearAChange(List<Edit> edits, int at)
    {
        for (var i = Math.Max(0, at - Context); i <= Math.Min(edits.Count - 1, at + Context); i++)
        {
            if (edits[i].Sign != ' ')
            {
                return true;
            }
        }

        return false;
    }

    private static List<Edit> Edits(string[] before, string[] after)
    {
        var head = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < Math.Min(before.Length, after.Length) - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var edits = new List<Edit>();
        for (var i = 0; i < head; i++)
        {
            edits.Add(new(' ', i + 1, before[i]));
        }

        Middle(edits, before.AsSpan(head..^tail), after.AsSpan(head..^tail), head + 1);
        for (var i = after.Length - tail; i < after.Length; i++)
        {
            edits.Add(new(' ', i + 1, after[i]));
        }

        return edits;
    }

    private static void Middle(List<Edit> edits, ReadOnlySpan<string> before, ReadOnlySpan<string> after, int first)
    {
        var common = Common(before, after);
        var (old, now) = (0, 0);
        while (old < before.Length || now < after.Length)
        {
            if (old < before.Length && now < after.Length && before[old] == after[now])
            {
                edits.Add(new(' ', first + now, after[now++]));
                old++;
            }
            else if (old < before.Length && (now == after.Length || common is null || common[old + 1, now] >= common[old, now + 1]))
            {
                edits.Add(new('-', first + old, before[old++]));
            }
            else
            {
                edits.Add(new('+', first + now, after[now++]));
            }
        }
    }

    // How many lines the rests of both have in common, in order; null where the table would be too large.
    private static int[,]? Common(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        if ((long)before.Length * after.Length > MaximumTable)
        {
            return null;
        }

        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private readonly record struct Edit(char Sign, int Line, string Text);
}
