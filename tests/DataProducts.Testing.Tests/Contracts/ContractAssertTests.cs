using DataProducts.Contracts;
using DataProducts.TestKit;
using RetailBank;

namespace DataProducts.Testing.Tests.Contracts;

public sealed class ContractAssertTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Contract => _folder["retail.customers.odcs.yaml"];

    public ContractAssertTests() => File.WriteAllText(Contract, OdcsRenderer.Render(Bank.Policies().Product));

    [Fact]
    public void SameContract_Matches()
    {
        ContractAssert.Matches<Customer>(_folder.Path);

        File.WriteAllText(Contract, File.ReadAllText(Contract).ReplaceLineEndings("\r\n"));
        ContractAssert.Matches<Customer>(_folder.Path);
    }

    [Fact]
    public void OtherContract_IsShownLineByLine()
    {
        var lines = File.ReadAllLines(Contract).ToList();
        var at = lines.FindIndex(line => line.Contains("town", StringComparison.OrdinalIgnoreCase));
        lines[at] = "a line of before";
        lines.RemoveAt(at + 1);
        File.WriteAllText(Contract, string.Join('\n', lines) + "\n");

        var failure = Assert.Throws<DataProductAssertionException>(() => ContractAssert.Matches<Customer>(_folder.Path));

        Assert.Contains($"{at + 1,5} - a line of before\n", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{at + 1,5} + ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("UPDATE_CONTRACTS=1", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.Message.Split('\n').Length < 20, failure.Message);
    }

    [Fact]
    public void MissingContract_IsNamed()
    {
        File.Delete(Contract);

        var failure = Assert.Throws<DataProductAssertionException>(() => ContractAssert.Matches<Customer>(_folder.Path));

        Assert.Contains("retail.customers.odcs.yaml is not there", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FolderOrSuffixThatThereIsNot_IsAnError()
    {
        Assert.Equal("DP1280", Assert.Throws<DataProductException>(() => ContractAssert.Matches<Customer>(_folder["nowhere"])).Id);
        Assert.Equal("DP1283", Assert.Throws<DataProductException>(() => ContractAssert.Matches<Customer>(_folder.Path, [".nonsense"])).Id);
    }

    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc", "    1   a\n    2 - b\n    2 + x\n    3   c\n")]
    [InlineData("a\nb\nc\nd", "b\nc\nd\ne", "    1 - a\n    1   b\n    2   c\n    3   d\n    4 + e\n")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8", "1\n2\n3\n4\n5\n6\n7\n9", "  …\n    6   6\n    7   7\n    8 - 8\n    8 + 9\n")]
    [InlineData("a", "a", "")]
    [InlineData("", "a", "    1 - \n    1 + a\n")]
    public void Diff_ShowsWhatDiffersAndALittleAround(string before, string after, string expected) =>
        Assert.Equal(expected, LineDiff.Of(before, after));

    [Fact]
    public void DiffOfTextsThatHaveNothingInCommon_IsCutOff()
    {
        var before = string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"a{i}"));
        var after = string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"b{i}"));

        var diff = LineDiff.Of(before, after);

        Assert.Equal(122, diff.Split('\n').Length);
        Assert.EndsWith("…\n", diff, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
