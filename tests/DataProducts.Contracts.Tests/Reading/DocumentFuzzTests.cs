using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace DataProducts.Contracts.Tests;

public sealed class DocumentFuzzTests
{
    private static readonly string[] Fragments =
    [
        "\"", "'", "{", "}", "[", "]", ",", ":", ": ", "- ", "\n", "\n  ", "\t", "#", "&a ", "*a", "!!str ", "!x ", "|\n", ">-\n", "? ", "---\n", "...\n", "%YAML 1.2\n",
        "~", "null", "true", "-1", "1e400", "0x", ".inf", "<<: *a", "\\u0000", "\\ud800", "\\U00110000", "\\x", "\u0000", "\u0085", "\ufeff", "é", "\ud83d\ude00", "name: ", "schema:\n",
    ];

    private static readonly string Contract = OdcsRenderer.Render(Samples.Manifest(Samples.AccessModel));

    private static readonly Gen<(int At, int Length, string Fragment)[]> Edits =
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 12], Gen.Int[0, Fragments.Length - 1].Select(index => Fragments[index])).Array[1, 5];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char["-?:,[]{}#&*!|>'\"%@`~.\\=+0123456789eExXoOntyNTY/$ \t\n"], 0, 8]).Where(IsWellFormed);

    private static readonly Gen<YamlNode> Tree = Gen.Recursive<YamlNode>((depth, tree) => depth > 4
        ? Leaf()
        : Gen.OneOf(
            Leaf(),
            tree.List[0, 4].Select(items => (YamlNode)new YamlList(items)),
            Map(tree).Select(map => (YamlNode)map)));

    [Fact]
    public void MutatedContract_IsReadOrRefusedWithAnId() =>
        Gen.Select(Gen.OneOf(Gen.Const(Contract), Gen.Const(OdcsDocument.Parse(Contract).ToJson())), Edits).Sample(
            (text, edits) => IsReadOrRefused(edits.Aggregate(text, (now, edit) => Splice(now, edit.At, edit.Length, edit.Fragment))),
            iter: 1_500);

    [Fact]
    public void Noise_IsReadOrRefusedWithAnId() => Gen
        .OneOf(Gen.String[0, 100], Gen.Int[0, Fragments.Length - 1].Select(index => Fragments[index]).Array[1, 30].Select(string.Concat))
        .Sample(IsReadOrRefused, iter: 10_000);

    [Fact]
    public void AnyTree_IsReadAsItWasWritten() => Map(Tree).Sample(
        map =>
        {
            var json = JsonTree.Of(map)!;
            var yaml = DocumentReader.Read(YamlText.Document(map));
            return JsonNode.DeepEquals(json, JsonTree.Of(yaml))
                && JsonNode.DeepEquals(json, JsonTree.Of(DocumentReader.Read(json.ToJsonString())))
                && YamlText.Document(yaml) == YamlText.Document(map);
        },
        iter: 3_000);

    private static Gen<YamlNode> Leaf() => Gen.OneOf(
        Text.Select(text => (YamlNode)text),
        Gen.Long.Select(number => (YamlNode)number),
        Gen.Decimal.Select(number => (YamlNode)number),
        Gen.Bool.Select(value => (YamlNode)value),
        Gen.Const<YamlNode>(new YamlScalar(YamlKind.Null, "null")));

    private static Gen<YamlMap> Map(Gen<YamlNode> values) => Gen.Select(Text.Where(text => text.Length > 0), values).List[0, 4]
        .Select(members => new YamlMap([.. members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2))]));

    private static bool IsWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static string Splice(string text, int at, int length, string fragment)
    {
        at %= text.Length + 1;
        return new StringBuilder(text).Remove(at, Math.Min(length, text.Length - at)).Insert(at, fragment).ToString();
    }

    // What is read can be written, and is then read alike.
    private static bool IsReadOrRefused(string text)
    {
        try
        {
            var tree = DocumentReader.Read(text);
            if (!JsonNode.DeepEquals(JsonTree.Of(tree), JsonTree.Of(DocumentReader.Read(YamlText.Document(tree)))))
            {
                return false;
            }

            return OdcsDocument.Parse(text).ToYaml() == YamlText.Document(tree);
        }
        catch (DocumentException failure)
        {
            return failure.Id.StartsWith("DP123", StringComparison.Ordinal);
        }
    }
}
