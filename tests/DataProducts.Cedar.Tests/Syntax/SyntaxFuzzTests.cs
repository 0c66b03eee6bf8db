using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class SyntaxFuzzTests
{
    private const int Seed = 20261123;

    private static readonly string[] Pieces =
    [
        "permit", "forbid", "(", ")", "principal", "action", "resource", "context", ",", ";", "when", "unless", "{", "}", "[", "]", "==", "=", "!=", "<", ">", "&&",
        "&", "||", "|", "!", "-", "+", "*", "/", "//", "\n", "\r", " ", "\"", "'", "\\", "\"a\"", "1", "9223372036854775808", ".", "::", ":", "?", "?principal", "@", "@id",
        "is", "in", "has", "like", "if", "then", "else", "true", "User::\"a\"", "ip", "contains", "__cedar", "\0", "\ud800", "\uFEFF", "é", "😀", "#", "// c\n",
    ];

    private const string Rich = """
        // The head
        @id("a") @b permit(principal is A::B in C::"x\u{1F600}", action in [Action::"a", N::Action::"b"], resource,) // behind
        when { if context has a.b.c then [1, -2, {a: "x", "b c": ip("1.2.3.4/8")},].contains(resource["q"]) else !(principal.n * 2 <= 7 || false) }
        unless { resource.s like "a*\*b" && datetime("2024-01-01").offset(duration("1d2h")) < context.now && principal.hasTag("t") };
        forbid(principal == ?principal, action, resource in ?resource) when { (1 + 2) - 3 != -9223372036854775808 && resource is T in U::"x" };
        """;

    [Fact]
    public void MutatedText_HasATreeAndIsFormattedOrRefused()
    {
        var random = new System.Random(Seed);
        var formatted = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var text = round % 4 == 0 ? Rubbish(random) : Mutate(random);
            try
            {
                var tree = SyntaxTreeTests.Check(text);
                if (tree.Diagnostics.Count == 0)
                {
                    Assert.Equal(Meaning.Of(text), Meaning.Of(Formatted.Checked(text)));
                    formatted++;
                }
                else
                {
                    Assert.Throws<CedarSyntaxException>(() => CedarFormatter.Format(text, "p"));
                }
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {Seed}, round {round}: {failure}\n{text}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {formatted} of 10000 mutants are still policies");
        Assert.InRange(formatted, 500, 9_500);
    }

    private static string Rubbish(System.Random random)
    {
        var text = new StringBuilder();
        for (var count = random.Next(60); count > 0; count--)
        {
            text.Append(random.Next(20) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]);
            text.Append(random.Next(3) == 0 ? " " : "");
        }

        return text.ToString();
    }

    private static string Mutate(System.Random random)
    {
        var text = new StringBuilder(Rich);
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            switch (random.Next(5))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, text.ToString(at, length)); break;
                case 2: text.Insert(at, " // c" + random.Next(100) + "\n"); break;
                case 3: text[at] = (char)random.Next(128); break;
                default: text.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
            }
        }

        return text.ToString();
    }
}
