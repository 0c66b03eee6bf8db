using System.Text;
using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Tests;

public sealed class WasmSyntaxTests
{
    private const int Seed = 1511;
    private const int Count = 4000;

    private static readonly string[] Sources =
    [
        """
        @id("a") @b permit(principal is A::B in C::"x\u{1F600}", action in [Action::"a", N::Action::"b"], resource,)
        when { if context has a.b.c then [1, -2, {a: "x", "b c": ip("1.2.3.4/8")},].contains(resource["q"]) else !(principal.n * 2 <= 7 || false) };
        """,
        """
        forbid(principal == ?principal, action == Action::"x", resource in ?resource)
        unless { resource.s like "a*\*b" && datetime("2024-01-01").offset(duration("1d2h")) < context.now && principal.hasTag("t") };
        """,
        """
        permit(principal, action, resource is T in ?resource) when { (1 + 2) - 3 != -9223372036854775808 && resource is T in U::"x" };
        permit(principal in A::"b", action in Action::"c", resource == permit::when::"in") when { action.principal.when.isEmpty() };
        """,
    ];

    [Fact]
    public async Task TextsOneTokenOff_AreTakenAndLaidOutAsCedarDoes()
    {
        var random = new System.Random(Seed);
        var texts = Enumerable.Range(0, Count).Select(_ => Mutate(random)).ToList();
        var calls = new OracleCalls();
        foreach (var text in texts)
        {
            calls.Add("formatPolicies", new JsonObject { ["policyText"] = text, ["lineWidth"] = 80, ["indentWidth"] = 2 }.ToJsonString());
        }

        var answers = await calls.RunAsync();

        var wrong = new List<string>();
        var taken = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            var theirs = OracleCalls.Succeeded(answers[i]) ? answers[i].GetProperty("formatted_policy").GetString() : null;
            var errors = CedarSyntaxTree.Parse(texts[i], "").Diagnostics;
            taken += theirs is null ? 0 : 1;
            if (theirs is null != errors.Count > 0)
            {
                wrong.Add($"Cedar {(theirs is null ? answers[i].GetProperty("errors")[0].GetProperty("message") : "takes it")}; we {(errors.Count > 0 ? errors[0] : "take it")}\n{texts[i]}");
            }
            else if (theirs is not null && Formatted.Checked(texts[i]) != theirs)
            {
                wrong.Add($"--- ours\n{Formatted.Checked(texts[i])}--- Cedar's\n{theirs}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: Cedar takes {taken} of {Count}");
        Assert.True(wrong.Count == 0, $"seed {Seed}, {wrong.Count} of {Count}:\n{string.Join("\n\n", wrong.Take(12))}");
        Assert.InRange(taken, Count / 50, Count);
    }

    // A token left out, doubled, taken from elsewhere, or two that changed places: where a grammar differs from another, it is by so much.
    private static string Mutate(System.Random random)
    {
        var tokens = CedarSyntaxTree.Parse(Sources[random.Next(Sources.Length)], "").Root.Tokens.Select(token => token.Text).ToList();
        var donors = CedarSyntaxTree.Parse(Sources[random.Next(Sources.Length)], "").Root.Tokens.Select(token => token.Text).ToList();
        for (var edits = random.Next(1, 3); edits > 0; edits--)
        {
            var at = random.Next(tokens.Count - 1);
            switch (random.Next(5))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, tokens[at]); break;
                case 2: tokens[at] = donors[random.Next(donors.Count)]; break;
                case 3: tokens.Insert(at, donors[random.Next(donors.Count)]); break;
                default: (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at]); break;
            }
        }

        var text = new StringBuilder();
        foreach (var token in tokens)
        {
            // A slot's name follows its question mark at once.
            text.Append(token).Append(token == "?" ? "" : " ");
        }

        return text.ToString();
    }
}
