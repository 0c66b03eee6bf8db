using System.Text.Json;

namespace DataProducts.Generators.Tests.Nested;

/// <summary>Text of a source that should be a nested value: it becomes a row that can be written, or one problem of its column.</summary>
public class HostileJsonTests
{
    private const string Soup = "{}[]\",:\\/ntfu0189-+.eE \t\n\0ä😀\ud83d";

    private static readonly RowDriver Shipment = RowDriver.Of(
        TeamAssembly.Load(GeneratorRun.Of(CompleteSources.All)).GetType(CompleteSources.Shipment, throwOnError: true)!);

    private static readonly string[] Nested = [.. ShipmentFields.Full.Where(field => field.Value.Trim()[0] is '{' or '[').Select(field => field.Key)];

    [Theory]
    [InlineData("to", """{"street":"a"}""")]
    [InlineData("to", """{"street":"a","floor":1,"street":"b"}""")]
    [InlineData("to", """{"street":"a","floor":1,"more":1}""")]
    [InlineData("to", """{"Street":"a","floor":1}""")]
    [InlineData("to", """{"street":null,"floor":1}""")]
    [InlineData("to", """{"street":"a","floor":"1"}""")]
    [InlineData("to", """{"street":"a","floor":1.0}""")]
    [InlineData("to", """{"street":"a","floor":1,}""")]
    [InlineData("to", """{"street":"a","floor":1} {}""")]
    [InlineData("to", """{"street":"a","floor":1}//""")]
    [InlineData("to", """{"street":"\ud800","floor":1}""")]
    [InlineData("to", """{"street":["a"],"floor":1}""")]
    [InlineData("to", """[{"street":"a","floor":1}]""")]
    [InlineData("to", "\ufeff{\"street\":\"a\",\"floor\":1}")]
    [InlineData("place", """{"lat":NaN,"lon":0}""")]
    [InlineData("place", """{"lat":1e999,"lon":0}""")]
    [InlineData("place", """{"lat":1,"lon":0x10}""")]
    [InlineData("scans", "[2147483648]")]
    [InlineData("scans", "[01]")]
    [InlineData("scans", "[1 2]")]
    [InlineData("stops", """["24:00"]""")]
    [InlineData("tags", """["a","a"]""")]
    [InlineData("tags", """["a",null]""")]
    [InlineData("seen", """["open"]""")]
    [InlineData("seen", "[0]")]
    [InlineData("prices", """{"EUR":1,"EUR":2}""")]
    [InlineData("prices", """{"":1}""")]
    [InlineData("prices", """{"EUR":1.00001}""")]
    [InlineData("prices", """{"EUR":1e1}""")]
    [InlineData("prices", """{"EUR":"1.0\u0000"}""")]
    [InlineData("route", """{"low":[]}""")]
    [InlineData("blobs", """{"01":"","1":""}""")]
    [InlineData("blobs", """{"1":"Q"}""")]
    [InlineData("calendar", """{"2026-02-30":{}}""")]
    [InlineData("calendar", """{"2026-02-03":{"1":"2026-01-01"}}""")]
    public void TextThatIsNoSuchValue_IsAProblem(string column, string text)
    {
        var problems = Shipment.ReadBad(new Dictionary<string, string>(ShipmentFields.Full) { [column] = text });

        Assert.Equal([new RowProblem(RowRule.Type, column)], problems);
    }

    [Fact]
    public void TextTooLongOrTooDeep_IsAProblem()
    {
        var texts = new[]
        {
            "[" + new string(' ', JsonFieldReader.MaximumLength) + "]",
            new string('[', 100_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 1000)),
            "[\"" + new string('\\', 1001) + "\"]",
        };
        foreach (var text in texts)
        {
            Assert.Equal(
                [new RowProblem(RowRule.Type, "tags")],
                Shipment.ReadBad(new Dictionary<string, string>(ShipmentFields.Full) { ["tags"] = text }));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void MutatedText_IsARowOrAProblemOfItsColumn(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 1500; i++)
        {
            var column = Nested[random.Next(Nested.Length)];
            var text = Mutate(ShipmentFields.Full[column], random);
            Check(column, text, $"seed {seed}, case {i}, {column}: {JsonSerializer.Serialize(text)}");
        }
    }

    private static void Check(string column, string text, string about)
    {
        var problems = new RowProblems();
        object? row;
        try
        {
            row = Shipment.Read(new Dictionary<string, string>(ShipmentFields.Full) { [column] = text }, problems);
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException(about, thrown);
        }

        if (row is null)
        {
            var problem = Assert.Single(problems.All);
            Assert.True(problem.Column == column && problem.Rule is RowRule.Type or RowRule.Required, about);
            return;
        }

        Assert.True(text is "" or "null" || IsJson(text), about);
        Shipment.Validate(row, problems);
        Assert.All(problems.All, problem => Assert.Equal(column, problem.Column));
        using var batch = new ColumnBatch(Shipment.Schema.Columns);
        var tokens = new TokenColumns(Shipment.Schema.Pii.Count, 1);
        foreach (var (place, _) in Shipment.Schema.Pii.Index())
        {
            tokens[place].Span.Fill("token");
        }

        Shipment.Write([row], tokens, batch, 0);
        for (var ordinal = 0; ordinal < Shipment.Schema.Columns.Count; ordinal++)
        {
            Assert.Single(Buffers.Rows(batch[ordinal], Shipment.Schema.Columns[ordinal].Type));
        }
    }

    private static string Mutate(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0 && text.Length > 0; edits--)
        {
            var (at, c) = (random.Next(text.Length), Soup[random.Next(Soup.Length)]);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, c.ToString()),
                2 => text[..at] + c + text[(at + 1)..],
                3 => text[..at] + text[random.Next(text.Length)..],
                _ => text[at..],
            };
        }

        return text;
    }

    // The judge is .NET's own reader of whole documents, which our code does not use.
    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return false;
        }
    }
}
