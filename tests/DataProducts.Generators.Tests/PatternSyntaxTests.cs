using System.Text;
using System.Text.RegularExpressions;
using DataProducts.Generators.Parsing;

namespace DataProducts.Generators.Tests;

public class PatternSyntaxTests
{
    private static readonly string[] Parts =
        ["a", "-", ".", "\\d", "\\.", "[a-z]", "[^\"\\]]", "(", ")", "(?:", "(?<n>", "(?=", "(?>", "|", "*", "+", "?", "{2}", "{1,9}", "{900}", "^", "$", "\\b", "\\p{L}", "\\1", "{", "]", "\\"];

    [Theory]
    [InlineData("[A-Z]{2}[0-9]{2,30}")]
    [InlineData("^(?:\\+|00)?[1-9][0-9 ]{4,20}$")]
    [InlineData("(?<year>[0-9]{4})-(0[1-9]|1[0-2])")]
    [InlineData("\\p{L}[\\p{L} '.-]*?")]
    [InlineData("(a+)+b")]
    [InlineData("\\u00e4\\x41\\t")]
    [InlineData("a{2,}")]
    public void PatternOfLinearTime_IsTaken(string pattern) => Assert.Null(PatternSyntax.Fault(pattern));

    [Theory]
    [InlineData("")]
    [InlineData("(?=a)a")]
    [InlineData("(?<!a)b")]
    [InlineData("(?>a)")]
    [InlineData("(?i)a")]
    [InlineData("(a)\\1")]
    [InlineData("(?<x>a)\\k<x>")]
    [InlineData("\\Ga")]
    [InlineData("a\\Z")]
    [InlineData("a**")]
    [InlineData("a{3,2}")]
    [InlineData("a{,2}")]
    [InlineData("a{x}")]
    [InlineData("((a{100}){100}){100}")]
    [InlineData("a{99999999999}")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[]")]
    [InlineData("[a-z-[aeiou]]")]
    [InlineData("[z-a]")]
    [InlineData("\\p{Klingon}")]
    [InlineData("\\u12")]
    [InlineData("a\\")]
    [InlineData("*a")]
    public void PatternOfAnotherKind_IsRefused(string pattern) => Assert.NotNull(PatternSyntax.Fault(pattern));

    [Fact]
    public void PatternWithoutEnd_IsRefused()
    {
        Assert.NotNull(PatternSyntax.Fault(new string('a', 1001)));
        Assert.NotNull(PatternSyntax.Fault(new string('(', 500) + new string(')', 500)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void PatternThatIsTaken_IsOneOfTheRuntimesToo(int seed)
    {
        var (random, taken) = (new Random(seed), 0);
        for (var i = 0; i < 4000; i++)
        {
            var pattern = new StringBuilder();
            for (var parts = random.Next(1, 9); parts > 0; parts--)
            {
                pattern.Append(Parts[random.Next(Parts.Length)]);
            }

            var text = pattern.ToString();
            if (PatternSyntax.Fault(text) is not null)
            {
                continue;
            }

            taken++;
            var thrown = Record.Exception(() => new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).IsMatch("aa-1"));
            Assert.True(thrown is null, $"seed {seed}, case {i}: {text} throws {thrown?.Message}");
        }

        Assert.InRange(taken, 100, 4000);
    }
}
