using System.Text;
using System.Text.RegularExpressions;
using DataProducts.Testing.Patterns;

namespace DataProducts.Testing.Tests.Rows;

public sealed class PatternTests
{
    [Theory]
    [InlineData("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")]
    [InlineData(@"^\d{3}-\d{2}-\d{4}$")]
    [InlineData(@"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")]
    [InlineData(@"(?<area>[2-9]\d{2})(-|\.)?\d*?")]
    [InlineData(@"[^a-z\s]+x?")]
    [InlineData(@"[\s-:]{3}")]
    [InlineData(@"[\--:x]{3}")]
    [InlineData(@"[]a-]b[-z][\]\\][\<\']")]
    [InlineData(@"\p{Lu}\p{Ll}*(?: \p{L}+)?")]
    [InlineData(@"a|b||c(d|e{0})*")]
    [InlineData(@"\x41\u0042\.\*\w\W\S.")]
    [InlineData(@"\A[a-f]{0,4}\z")]
    [InlineData("")]
    public void EveryText_Matches(string pattern)
    {
        var node = PatternParser.Parse(pattern);
        var whole = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);
        var random = new Random(42);
        var seen = new HashSet<string>();
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder();
            node.Write(text, random);
            Assert.Matches(whole, text.ToString());
            seen.Add(text.ToString());
        }

        Assert.True(pattern.Length == 0 || seen.Count > 1);
    }

    [Theory]
    [InlineData("(?=a)b")]
    [InlineData("(?!a)b")]
    [InlineData("(?<=a)b")]
    [InlineData("(?<!a)b")]
    [InlineData("(?i)a")]
    [InlineData("(?>a)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(a)\<1>")]
    [InlineData(@"\<0>")]
    [InlineData(@"(?<n>a)\'n'")]
    [InlineData(@"\bword")]
    [InlineData(@"a^b")]
    [InlineData(@"(^a)")]
    [InlineData("^{0}a")]
    [InlineData(@"\p{IsGreek}")]
    [InlineData("a{2}{3}")]
    [InlineData("a{x}")]
    [InlineData("a{3,2}")]
    [InlineData("a{100000}")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[z-a]")]
    [InlineData("[a-z-[aeiou]]")]
    [InlineData("[:!-[$]]")]
    [InlineData("*a")]
    [InlineData(@"a\")]
    [InlineData(@"\xZZ")]
    [InlineData(@"\uD800")]
    [InlineData("(?<a-b>x)")]
    public void WhatNoTextIsMadeOf_IsRefused(string pattern) => Assert.Throws<PatternException>(() => Write(pattern, new Random(1)));

    [Fact]
    public void DeepAndLongPatterns_AreRefused()
    {
        Assert.Throws<PatternException>(() => PatternParser.Parse(new string('(', 10_000)));
        Assert.Throws<PatternException>(() => PatternParser.Parse(new string('a', 10_001)));
        Assert.Throws<PatternException>(() => Write("(((a{999}){999}){999}){999}", new Random(1)));
    }

    [Fact]
    public void RandomPatterns_MatchOrAreRefused()
    {
        const string Alphabet = @"ab01[]()|*+?{},-^$.\dwsxu:<>=!";
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var made = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            try
            {
                var text = Write(pattern, random);
                Assert.True(Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant), $"seed {seed}: '{text}' of {pattern}");
                made++;
            }
            catch (Exception refused) when (refused is PatternException or RegexParseException)
            {
                // Of this no text is made, which is an answer too; or it is no pattern, which whoever compiles it says.
            }
        }

        Assert.True(made > 2_000, $"seed {seed}: {made}");
    }

    private static string Write(string pattern, Random random)
    {
        var text = new StringBuilder();
        PatternParser.Parse(pattern).Write(text, random);
        return text.ToString();
    }
}
