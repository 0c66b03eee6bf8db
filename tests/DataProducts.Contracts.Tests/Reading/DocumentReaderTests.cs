using System.Globalization;
using System.Text;

namespace DataProducts.Contracts.Tests;

public sealed class DocumentReaderTests
{
    [Theory]
    [InlineData("a: 1\nb: [\n", "DP1230", 3)]
    [InlineData("a: 1\n\tb: 2\n", "DP1230", 1)]
    [InlineData("", "DP1230", 0)]
    [InlineData("# nothing\n", "DP1230", 0)]
    [InlineData("- a\n", "DP1230", 1)]
    [InlineData("text", "DP1230", 1)]
    [InlineData("a: 1\n---\nb: 2\n", "DP1230", 2)]
    [InlineData("a: 1\na: 2\n", "DP1230", 2)]
    [InlineData("{\"a\": 1,\n \"a\": 2}", "DP1230", 2)]
    [InlineData("a: *b\n", "DP1230", 1)]
    [InlineData("a: &a [*a]\n", "DP1230", 1)]
    [InlineData("? [a]\n: 1\n", "DP1230", 1)]
    [InlineData("a: !!binary aGk=\n", "DP1230", 1)]
    [InlineData("a: !own x\n", "DP1230", 1)]
    [InlineData("a:\n  b: .inf\n", "DP1230", 2)]
    [InlineData("a: .NaN\n", "DP1230", 1)]
    [InlineData("\"\": 1\n", "DP1230", 1)]
    [InlineData("a: \"\\ud800\"\n", "DP1230", 1)]
    [InlineData("<<: 1\n", "DP1230", 1)]
    public void WrongText_IsRefusedAtItsPlace(string text, string id, int line)
    {
        var refused = Assert.Throws<DocumentException>(() => DocumentReader.Read(text));

        Assert.Equal((id, line), (refused.Id, refused.Line));
    }

    [Theory]
    [InlineData("{\"é\": 1, \"é\": 2}", 10)]
    [InlineData("{é: 1, é: 2}", 8)]
    public void Column_IsThatOfTheSecondMember(string text, int column) =>
        Assert.Equal(column, Assert.Throws<DocumentException>(() => DocumentReader.Read(text)).Column);

    [Fact]
    public void EightDoublings_AreTooManyValues()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level <= 8; level++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]");
        }

        Assert.Equal("DP1231", Assert.Throws<DocumentException>(() => DocumentReader.Read(text.ToString())).Id);
    }

    [Fact]
    public void AliasesOfAliases_AreTooDeep()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var level = 1; level <= 100; level++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"a{level}: &a{level} [*a{level - 1}]");
        }

        Assert.Equal("DP1231", Assert.Throws<DocumentException>(() => DocumentReader.Read(text.ToString())).Id);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void DeepNesting_IsRefused(char open, char close)
    {
        var inner = open == '[' ? new string('[', 100_000) + new string(']', 100_000) : string.Concat(Enumerable.Repeat("{a: ", 100_000)) + new string(close, 100_000);

        Assert.Equal("DP1231", Assert.Throws<DocumentException>(() => DocumentReader.Read("a: " + inner)).Id);
    }

    [Fact]
    public void LongText_IsRefused() =>
        Assert.Equal("DP1231", Assert.Throws<DocumentException>(() => DocumentReader.Read("a: " + new string('x', DocumentReader.MaximumLength))).Id);

    [Fact]
    public void ManyValues_AreRefused()
    {
        var list = string.Join(',', Enumerable.Repeat("1", DocumentReader.MaximumNodes));

        Assert.Equal("DP1231", Assert.Throws<DocumentException>(() => DocumentReader.Read($"a: [{list}]")).Id);
        Assert.Equal("DP1231", Assert.Throws<DocumentException>(() => DocumentReader.Read($"{{\"a\": [{list}]}}")).Id);
    }

    [Theory]
    [InlineData("a: ~", "a: null\n")]
    [InlineData("a:", "a: null\n")]
    [InlineData("a: True", "a: true\n")]
    [InlineData("a: yes", "a: \"yes\"\n")]
    [InlineData("a: 0x1F", "a: 31\n")]
    [InlineData("a: 0o17", "a: 15\n")]
    [InlineData("a: 007", "a: 7\n")]
    [InlineData("a: -.5", "a: -0.5\n")]
    [InlineData("a: +1", "a: 1\n")]
    [InlineData("a: 1e3", "a: 1.0e+3\n")]
    [InlineData("a: 12.50", "a: 12.50\n")]
    [InlineData("a: 99999999999999999999999999", "a: 99999999999999999999999999\n")]
    [InlineData("a: 2022-11-01", "a: \"2022-11-01\"\n")]
    [InlineData("a: \"1\"", "a: \"1\"\n")]
    [InlineData("a: !!str 1", "a: \"1\"\n")]
    [InlineData("a: {}\nb: []", "a: {}\nb: []\n")]
    [InlineData("a: [[1, [2]], {b: 3, c: 4}]", "a:\n  - - 1\n    - - 2\n  - b: 3\n    c: 4\n")]
    [InlineData("a: &x {b: 1}\nc: *x", "a:\n  b: 1\nc:\n  b: 1\n")]
    [InlineData("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3", "a:\n  b: 1\n  c: 2\nd:\n  c: 3\n  b: 1\n")]
    [InlineData("a: >\n  folded\n  text\n", "a: \"folded text\\n\"\n")]
    [InlineData("\uFEFFa: b # note", "a: b\n")]
    [InlineData("{\"a\":\t\"\\/\\ud834\\udd1e\",\r\n\t\"b/c\": 1E2}", "a: \"/\U0001d11e\"\nb/c: 1.0e+2\n")]
    [InlineData("{a: b}", "a: b\n")]
    [InlineData("1: b\ntrue: c", "\"1\": b\n\"true\": c\n")]
    public void Text_IsWrittenAsItsData(string text, string expected) =>
        Assert.Equal(expected, YamlText.Document(DocumentReader.Read(text)));
}
