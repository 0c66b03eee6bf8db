using System.Text;
using System.Text.Json;

namespace DataProducts.Cedar.Tests;

public sealed class EntityParsingCaseTests
{
    private const string Folder = "cedar-go-entity-parsing/";

    [Fact]
    public void EveryCase_IsTakenOrRefusedAsExpected()
    {
        var files = ConformanceArchive.Extra.Where(file => file.Key.Contains(Folder, StringComparison.Ordinal))
            .ToDictionary(file => file.Key[(file.Key.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..], file => Encoding.UTF8.GetString(file.Value));
        string[] names = [.. files.Keys.Where(name => name.EndsWith(".parsing.json", StringComparison.Ordinal)).Select(name => name[..^".parsing.json".Length])];
        var wrong = new List<string>();
        foreach (var name in names)
        {
            using var description = JsonDocument.Parse(files[$"{name}.json"]);
            using var expected = JsonDocument.Parse(files[$"{name}.parsing.json"]);
            var schema = CedarSchema.Parse(files[description.RootElement.GetProperty("schema").GetString()!], name);
            var refusal = EntityLoading.Refusal(files[$"{name}.entities.json"], schema);
            if (refusal is null != expected.RootElement.GetProperty("allEntities").GetProperty("success").GetBoolean())
            {
                wrong.Add($"{name}: {refusal ?? "taken"}");
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(22, names.Length);
    }
}
