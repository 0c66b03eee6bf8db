using System.Text;
using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class SchemaJsonCorpusTests
{
    [Fact]
    public void Corpus_JsonOfSchemas_IsWhatCedarGives() => ConformanceArchive.Check(ConformanceArchive.Ids, Check);

    [Fact]
    public void Corpus_RustTranslationOfSchemas_MeansTheSame()
    {
        string[] ids = [.. ConformanceArchive.Ids.Where(id => ConformanceArchive.JsonSchemas.ContainsKey(JsonName(id)))];
        ConformanceArchive.Check(ids, id =>
        {
            var theirs = Encoding.UTF8.GetString(ConformanceArchive.JsonSchemas[JsonName(id)]);
            var read = CedarSchema.ParseJson(theirs, "rust.cedarschema.json");
            return SameSchema.Difference(CedarSchema.Parse(ConformanceArchive.Case(id, ".cedarschema"), "corpus.cedarschema"), read)
                ?? Differs("JSON of Rust's JSON", read.ToJson(), theirs);
        });
        Assert.Equal(3883, ids.Length);
    }

    [Fact]
    public void BenchmarkSchemas_Load()
    {
        var files = Directory.GetFiles(TestKit.Conformance.Find("cedar-bench"), "*.cedarschema.json", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            var schema = CedarSchema.ParseJson(File.ReadAllText(file), file);

            Assert.Null(SameSchema.Difference(schema, CedarSchema.Parse(schema.ToText(), "again.cedarschema")));
        }

        Assert.NotEmpty(files);
    }

    private static string JsonName(string id) => $"corpus-tests-json-schemas/{id}.cedarschema.json";

    private static string? Check(string id)
    {
        using var answer = JsonDocument.Parse(ConformanceArchive.Answer(id));
        var theirs = answer.RootElement.GetProperty("schemaToJson").GetProperty("json").GetRawText();
        var resolved = answer.RootElement.GetProperty("schemaToJsonWithResolvedTypes").GetProperty("json").GetRawText();
        var schema = CedarSchema.Parse(ConformanceArchive.Case(id, ".cedarschema"), "corpus.cedarschema");
        var read = CedarSchema.ParseJson(theirs, "oracle.json");
        return Differs("JSON", schema.ToJson(), theirs)
            ?? Differs("resolved JSON", schema.ToJson(resolved: true), resolved)
            ?? Differs("JSON of Cedar's JSON", read.ToJson(), theirs)
            ?? SameSchema.Difference(schema, read)
            ?? SameSchema.Difference(schema, CedarSchema.ParseJson(resolved, "resolved.json"))
            ?? SameSchema.Difference(schema, CedarSchema.Parse(read.ToText(), "again.cedarschema"));
    }

    private static string? Differs(string what, string ours, string theirs)
    {
        using var left = JsonDocument.Parse(ours);
        using var right = JsonDocument.Parse(theirs);
        return JsonElement.DeepEquals(left.RootElement, right.RootElement) ? null : $"our {what} is {ours}\nCedar's is {theirs}";
    }
}
