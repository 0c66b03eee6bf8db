using System.Text;

namespace DataProducts.Cedar.Tests;

public sealed class JsonFuzzTests
{
    private const int Seed = 20261125;
    private const int Rounds = 20_000;

    private static readonly byte[][] Pieces =
        [.. new[] { "\"\\ud800\"", "null", "1.5", "1e999", "99999999999999999999", "-0", "{\"", "}", "[[[[", "]", ",", ":", "\"__entity\":", "\"__extn\":", "\"left\":", "\u0000", "\uFEFF" }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void MutatedJson_IsReadOrRefusedWithATypedError()
    {
        var random = new System.Random(Seed);
        var set = PolicySet.Parse("permit (principal == ?principal, action in [Action::\"a\", Action::\"b\"], resource); @a forbid (principal is A::B, action, resource) when { if context has a.b then [1, {\"x\": ip(\"1.2.3.4\")}].contains(resource.q) else context.s like \"a*\\*\" };", "p");
        var schema = CedarSchema.Parse("@a namespace N { entity E in [F] { x?: Set<{y: Long}>, t: T } tags String; entity F enum [\"a\"]; type T = decimal; action a in [b] appliesTo {principal: E, resource: F, context: {d: decimal}}; action b; }", "s");
        (byte[] Json, Action<string> Read)[] targets =
        [
            (Encoding.UTF8.GetBytes(PolicyJson.Write(set)), text => PolicyText.Write(PolicyJson.ParseSet(text, "p"))),
            (Encoding.UTF8.GetBytes(schema.ToJson()), text => CedarSchema.ParseJson(text, "s").ToText()),
            (Encoding.UTF8.GetBytes("""[{"uid":{"type":"N::E","id":"x"},"attrs":{"x":[{"y":1}],"t":"1.5"},"parents":[{"type":"N::F","id":"a"}],"tags":{"k":"v"}}]"""), text => EntityStore.Create(EntityJson.Parse(text, schema))),
        ];
        var read = 0;
        for (var i = 0; i < Rounds; i++)
        {
            var (json, parse) = targets[i % targets.Length];
            var text = Encoding.UTF8.GetString(Mutate(random, json));
            try
            {
                parse(text);
                read++;
            }
            catch (CedarException)
            {
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {Seed}, round {i}: {failure}\n{text}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}: {read} of {Rounds} mutants are still read");
        Assert.InRange(read, 50, Rounds * 9 / 10);
    }

    private static byte[] Mutate(System.Random random, byte[] json)
    {
        var bytes = json.ToList();
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(32, 127); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at - 1)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at))); break;
                default: bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
            }
        }

        return [.. bytes];
    }
}
