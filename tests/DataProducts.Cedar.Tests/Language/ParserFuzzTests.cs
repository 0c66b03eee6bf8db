using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class ParserFuzzTests
{
    private const int Seed = 20261122;

    [Fact]
    public void MutatedText_ParsesOrIsRefused()
    {
        var folder = TestKit.Conformance.Find("design/access-model");
        byte[][] policies = [File.ReadAllBytes(Path.Combine(folder, "guard.cedar")), File.ReadAllBytes(Path.Combine(folder, "retail.customers.cedar")), [.. Rich]];
        byte[][] schemas = [File.ReadAllBytes(Path.Combine(folder, "retail.customers.cedarschema"))];
        byte[][] json = [Encoding.UTF8.GetBytes(Json)];
        var random = new System.Random(Seed);
        var parsed = 0;
        for (var i = 0; i < 30_000; i++)
        {
            var (sources, parse) = (i % 4) switch
            {
                0 => (schemas, (Action<string>)(text => CedarSchema.Parse(text, "s"))),
                1 => (json, text => EntityStore.Create(EntityJson.Parse(text))),
                _ => (policies, text => PolicySet.Parse(text, "p")),
            };
            parsed += Survives(Mutate(random, sources), parse, i) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {parsed} of 30000 mutants still parse");
        Assert.InRange(parsed, 300, 29_700);
    }

    private static ReadOnlySpan<byte> Rich => """
        @a permit(principal is A::B in C::"x\u{1F600}", action in [Action::"a", N::Action::"b"], resource,)
        when { if context has a.b.c then [1, -2, {a: "x", "b c": ip("1.2.3.4/8")}].contains(resource["q"]) else !(principal.n * 2 <= 7 || false) }
        unless { resource.s like "a*\*b" && datetime("2024-01-01").offset(duration("1d2h")) < context.now && principal.hasTag("t") };
        """u8;

    private const string Json = """
        [{"uid": {"type": "A::B", "id": "x"}, "attrs": {"n": 12, "s": "a\u00e9", "e": {"__entity": {"type": "A", "id": "q"}},
          "d": {"__extn": {"fn": "decimal", "arg": "1.5"}}, "l": [1, true, {"x": -9223372036854775808}]}, "parents": [{"type": "A", "id": "q"}], "tags": {"t": 1}},
         {"uid": {"type": "A", "id": "q"}, "attrs": {}, "parents": []}]
        """;

    private static string Mutate(System.Random random, byte[][] sources)
    {
        var bytes = sources[random.Next(sources.Length)].ToList();
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at - 1)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at))); break;
                default: bytes[at] = "(){}[]\"\\;,.@:=<>!&|*-0a"u8[random.Next(23)]; break;
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static bool Survives(string text, Action<string> parse, int round)
    {
        try
        {
            parse(text);
            return true;
        }
        catch (CedarException)
        {
            return false;
        }
        catch (Exception failure) when (failure is not CedarException)
        {
            Assert.Fail($"seed {Seed}, round {round}: {failure}\n{text}");
            return false;
        }
    }
}
