using System.Text;
using System.Text.RegularExpressions;
using DataProducts.Contracts;
using DataProducts.Testing.Patterns;

namespace DataProducts.Testing;

/// <summary>Makes text up: of a pattern, of a kind of personal data, or words, within a column's lengths.</summary>
internal static class FakeString
{
    // A pattern and a length that go together at all do so far more often than once in that many times.
    private const int Attempts = 2_000;
    private const int UsualLength = 40;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static Func<Random, string> Of(ColumnManifest column, FakePerson person, bool unique)
    {
        var make = column.Limits.Pattern is { } pattern ? Matching(column, pattern)
            : column.Pii is { } pii ? random => person.Of(pii.Kind, random)
            : unique ? random => Fitted(column, $"{column.Name}-{random.Next(100_000_000):00000000}", random, keepEnd: true)
            : random => Fitted(column, person.Words(random.Next(1, 4)), random, keepEnd: false);
        return random =>
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var text = make(random);
                if (text.Length > 0 && text.Length >= column.Limits.MinimumLength.GetValueOrDefault() && text.Length <= (column.Limits.MaximumLength ?? int.MaxValue)
                    && (column.Pii is not { } kind || IsValid(kind, text)))
                {
                    return text;
                }
            }

            throw FakeErrors.NoValue(column, "of its pattern, kind and lengths, none was found that fits all");
        };
    }

    private static bool IsValid(PiiManifest pii, string text) =>
        PiiFormat.IsValid(pii.Kind, text) && (pii.Mode != TokenMode.FormatPreserving || KeptFormat.Takes(pii.Kind, text));

    private static Func<Random, string> Matching(ColumnManifest column, string pattern)
    {
        try
        {
            var node = PatternParser.Parse(pattern);
            var whole = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            var text = new StringBuilder();
            return random =>
            {
                text.Clear();
                try
                {
                    node.Write(text, random);
                }
                catch (PatternException unfit)
                {
                    throw FakeErrors.NoValue(column, unfit.Message);
                }

                // An empty text is none at all, and is drawn again.
                return whole.IsMatch(text.ToString()) ? text.ToString() : string.Empty;
            };
        }
        catch (PatternException unfit)
        {
            throw FakeErrors.NoValue(column, unfit.Message);
        }
        catch (Exception unfit) when (unfit is ArgumentException or NotSupportedException)
        {
            throw FakeErrors.NoValue(column, "its pattern is none that matches without going back");
        }
    }

    private static string Fitted(ColumnManifest column, string text, Random random, bool keepEnd)
    {
        var most = column.Limits.MaximumLength ?? Math.Max(UsualLength, column.Limits.MinimumLength.GetValueOrDefault());
        if (text.Length > most)
        {
            text = keepEnd ? text[^most..] : text[..most].TrimEnd();
        }

        while (text.Length < Math.Min(column.Limits.MinimumLength.GetValueOrDefault(), most))
        {
            text += Letters[random.Next(Letters.Length)];
        }

        return text;
    }
}
