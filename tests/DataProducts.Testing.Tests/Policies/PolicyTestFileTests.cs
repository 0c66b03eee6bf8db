using DataProducts.TestKit;

namespace DataProducts.Testing.Tests.Policies;

public sealed class PolicyTestFileTests
{
    [Fact]
    public void WrittenFile_IsReadAsItWas()
    {
        var cases = Bank.Cases();

        var again = PolicyTestFile.Parse(PolicyTestFile.Write("retail.customers", cases), "x");

        Assert.Equal(cases.Select(one => one.ToString()), again.Select(one => one.ToString()));
        Assert.Contains("\"row\":{\"legalHold\":true},\"sees\":false", again[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "DP1281", "it is not JSON")]
    [InlineData("[]", "DP1281", "is wrong")]
    [InlineData("""{"format":1,"product":"a.b"}""", "DP1281", "missing")]
    [InlineData("""{"format":0,"product":"a.b","tests":[]}""", "DP1281", "format")]
    [InlineData("""{"format":2,"product":"a.b","suites":[]}""", "DP1290", "format 2")]
    [InlineData("""{"format":1,"product":"a.b","tests":[null]}""", "DP1281", "")]
    [InlineData("""{"format":1,"product":"a.b","tests":[{"viewer":"x","rows":"Many"}]}""", "DP1281", "tests[0].rows")]
    [InlineData("""{"format":1,"product":"a.b","tests":[{"viewer":"x","sees":true,"sees":false}]}""", "DP1281", "")]
    [InlineData("""{"format":1,"product":"a.b","tests":[{"viewer":"x","unknown":1}]}""", "DP1281", "unknown")]
    [InlineData("""{"format":1,"product":"a.b","tests":[{"viewer":"x","row":{"a":[1]}}]}""", "DP1281", "attribute")]
    [InlineData("""{"format":1,"product":"a.b","tests":[{"viewer":"x","row":{"a":1.5}}]}""", "DP1281", "attribute")]
    [InlineData("""{"format":1,"product":"a.b","tests":[{"viewer":"x","jurisdiction":"Europe"}]}""", "DP1281", "jurisdiction")]
    public void FileOfAnotherForm_IsRefused(string json, string id, string why)
    {
        var failure = Assert.Throws<DataProductException>(() => PolicyTestFile.Parse(json, "tests.json"));

        Assert.Equal(id, failure.Id);
        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CutAndChangedFiles_AreReadOrRefused()
    {
        var whole = PolicyTestFile.Write("retail.customers", Bank.Cases());
        var random = new Random(42);
        for (var i = 0; i < 3_000; i++)
        {
            var text = whole.ToCharArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                text[random.Next(text.Length)] = (char)random.Next(1, 128);
            }

            var changed = new string(text, 0, random.Next(3) == 0 ? random.Next(text.Length) : text.Length);
            try
            {
                _ = PolicyTestFile.Parse(changed, "x");
            }
            catch (DataProductException refused)
            {
                Assert.Contains(refused.Id, (string[])["DP1281", "DP1290"]);
            }
        }
    }

    [Fact]
    public void FolderWithoutTestsOfTheProduct_IsNamed()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["a.json"], PolicyTestFile.Write("other.product", []));

        Assert.Equal("DP1281", Assert.Throws<DataProductException>(() => PolicyTestFile.ReadFolder(folder.Path, "retail.customers")).Id);
    }
}
