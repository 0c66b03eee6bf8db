using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class CommentGapTests
{
    private const int Seed = 4711;

    [Fact]
    public void CommentsInEveryGapOfRandomPolicies_Survive()
    {
        var random = new System.Random(Seed);
        var policies = new RandomPolicies(random);
        for (var round = 0; round < 300; round++)
        {
            var text = policies.Set();
            var commented = Comment(text, random, round % 3);
            try
            {
                var formatted = Formatted.Checked(commented, new() { Width = random.Next(20, 120), Indent = random.Next(1, 5) });
                Assert.Equal(Meaning.Of(text), Meaning.Of(formatted));
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {Seed}, round {round}: {failure}\n{commented}");
            }
        }
    }

    [Fact]
    public void OneCommentInOneGap_ChangesNoOtherGap()
    {
        // A comment alone tells which gap loses it; among many, one more or less is easily missed.
        const string Text = """
            @id("a") @b permit(principal is A::B in C::"x", action in [Action::"a", N::Action::"b",], resource == ?resource,)
            when { if context has a.b then [1, -2, {a: "x", "b c": ip("1.2.3.4/8"),},].contains(resource["q"]) else !(principal.n * 2 <= 7 || false) }
            unless { resource.s like "a*" && resource is T in U::"x" && principal.t.isEmpty() };
            """;
        var tokens = CedarSyntaxTree.Parse(Text, "p").Root.Tokens.ToList();
        foreach (var token in tokens.Where((token, i) => i == 0 || tokens[i - 1].Kind != CedarSyntaxKind.Question))
        {
            foreach (var comment in (string[])["// c\n", "\n// c\n", "// c\n// d\n", "// c\r\n\r\n\t// d  \n"])
            {
                Formatted.Checked(Text.Insert(token.Span.Start, comment));
            }
        }
    }

    private static string Comment(string text, System.Random random, int density)
    {
        var commented = new StringBuilder();
        foreach (var token in CedarSyntaxTree.Parse(text, "p").Root.Tokens)
        {
            if (random.Next(density * 10 + 1) == 0)
            {
                commented.Append(random.Next(2) == 0 ? " " : "\n").Append("// ").Append(random.Next(1000)).Append(random.Next(2) == 0 ? "\n" : " \r\n\n");
            }

            commented.Append(' ').Append(token.Text);
        }

        return commented.ToString();
    }
}
