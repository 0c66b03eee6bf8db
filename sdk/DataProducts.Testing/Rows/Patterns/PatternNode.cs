using System.Text;

namespace DataProducts.Testing.Patterns;

/// <summary>A part of a pattern that can write a text which it matches.</summary>
internal abstract record PatternNode
{
    /// <summary>Adds a text.</summary>
    public abstract void Write(StringBuilder to, Random random);
}

/// <summary>One character of a set, given as ranges that include both ends.</summary>
internal sealed record CharacterSet(IReadOnlyList<(char First, char Last)> Ranges) : PatternNode
{
    private const char FirstPrintable = ' ';
    private const char LastPrintable = '~';

    public override void Write(StringBuilder to, Random random)
    {
        var place = random.Next(Ranges.Sum(range => range.Last - range.First + 1));
        foreach (var (first, last) in Ranges)
        {
            var size = last - first + 1;
            if (place < size)
            {
                to.Append((char)(first + place));
                return;
            }

            place -= size;
        }
    }

    /// <summary>Gives all that can be printed in ASCII and is not in this set.</summary>
    public CharacterSet Negated()
    {
        var ranges = new List<(char, char)>();
        for (var c = FirstPrintable; c <= LastPrintable; c++)
        {
            if (!Ranges.Any(range => range.First <= c && c <= range.Last))
            {
                ranges.Add((c, c));
            }
        }

        return new CharacterSet(ranges);
    }

    public static CharacterSet Of(char one) => new([(one, one)]);
}

/// <summary>One after the other.</summary>
internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode
{
    public override void Write(StringBuilder to, Random random)
    {
        foreach (var part in Parts)
        {
            part.Write(to, random);
        }
    }
}

/// <summary>One of several.</summary>
internal sealed record Choice(IReadOnlyList<PatternNode> Ways) : PatternNode
{
    public override void Write(StringBuilder to, Random random) => Ways[random.Next(Ways.Count)].Write(to, random);
}

/// <summary>One part several times.</summary>
internal sealed record Repeat(PatternNode Part, int Least, int Most) : PatternNode
{
    public override void Write(StringBuilder to, Random random)
    {
        for (var left = random.Next(Least, Most + 1); left > 0; left--)
        {
            if (to.Length > PatternParser.MaximumLength)
            {
                throw new PatternException($"it asks for texts of more than {PatternParser.MaximumLength} characters");
            }

            Part.Write(to, random);
        }
    }
}

/// <summary>A pattern of which no text can be made up.</summary>
/// <param name="message">Why, as the end of a sentence.</param>
internal sealed class PatternException(string message) : Exception(message);
