using System.Reflection;
using System.Text.Json;

namespace DataProducts.Generators.Tests;

/// <summary>Texts that end a comment, a string, a raw string, an interpolation or a line, and such as are no text.</summary>
public class HostileTextTests
{
    public static TheoryData<string> Texts { get; } =
    [
        "\"", "\"\"\"", "\\", "\\\"", "*/", "// x", "{", "{{0}}", "}", "\u2028\u2029\u0085", "\r\n\t\0\u0001\u007f", "ä€😀", "</summary>", "$@'`",
        "\"\"\")]; class Evil {} /*", "\\u0022", "#error", "\ufeff\u202e",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_SurvivesInManifestAndSchema(string text)
    {
        var literal = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
        var source = Records.Minimal($"[Key, From({literal} + \"x\")] public required string Id {{ get; init; }}", more: $", Jurisdiction = \"CH\", Version = \"1.0.0\"")
            .Replace("Description = \"d\"", $"Description = {literal} + \"x\"", StringComparison.Ordinal)
            .Replace("Owner = \"o@x.example\"", $"Owner = {literal} + \"x\"", StringComparison.Ordinal);
        var assembly = TeamAssembly.Load(GeneratorRun.Of(source));

        using var manifest = JsonDocument.Parse(assembly.GetCustomAttributes<DataProductManifestAttribute>().Single().Manifest);
        var column = manifest.RootElement.GetProperty("ports")[0].GetProperty("columns")[0];
        Assert.Equal(text + "x", manifest.RootElement.GetProperty("description").GetString());
        Assert.Equal(text + "x", manifest.RootElement.GetProperty("owner").GetString());
        Assert.Equal(text + "x", column.GetProperty("source").GetString());
        Assert.Equal(text + "x", RowDriver.Of(assembly.GetType("N.R")!).Schema.Source[0].Name);
    }

    [Fact]
    public void HalfASurrogatePair_IsReplacedInTheManifest()
    {
        var source = Records.Minimal().Replace("Description = \"d\"", "Description = \"a\\ud800b\\udc00\"", StringComparison.Ordinal);
        var assembly = TeamAssembly.Load(GeneratorRun.Of(source));

        using var manifest = JsonDocument.Parse(assembly.GetCustomAttributes<DataProductManifestAttribute>().Single().Manifest);
        Assert.Equal("a\ufffdb\ufffd", manifest.RootElement.GetProperty("description").GetString());
    }

    [Theory]
    [InlineData("/// <summary>One & two</summary>", null)]
    [InlineData("/// <summary>A \"quoted\" <c>{brace}</c> &lt;tag&gt; *​/ ü</summary>", "A \"quoted\" {brace} <tag> *​/ ü")]
    [InlineData("/** <summary>Block\n * of lines</summary> */", "Block of lines")]
    [InlineData("// <summary>No documentation</summary>", null)]
    [InlineData("/// <remarks>Only these</remarks>", null)]
    [InlineData("/// <summary>  </summary>", null)]
    [InlineData("/// <summary>See <see cref=\"T:A.B\"/>, <see langword=\"null\"/> and <paramref name=\"x\"/></summary>", "See B, null and x")]
    [InlineData("/// <summary>Over\n    /// lines</summary>\n    /// <value>More</value>", "Over lines")]
    [InlineData("/// <!DOCTYPE x [<!ENTITY e 'v'>]><summary>&e;</summary>", null)]
    public void Summary_BecomesOneLineOrNone(string comment, string? expected) =>
        Assert.Equal(expected, Parsing.DocumentationText.SummaryIn("    " + comment + "\n"));

    [Fact]
    public void Names_ThatAreKeywordsCompile() => TeamAssembly.Load(GeneratorRun.Of("""
        namespace @namespace.@event;
        public partial interface @interface
        {
            [DataProduct("a.b", Jurisdiction = "CH", Description = "d")]
            public sealed partial record @class
            {
                [Key] public required string @return { get; init; }
                public string? text { get; init; }
                public string? fields { get; init; }
                public string? rows { get; init; }
                public string? before { get; init; }
                public string? present { get; init; }
                public string? record { get; init; }
                public string? System { get; init; }
                public string? DataProducts { get; init; }
                [Obsolete("gone soon")] public string? Old { get; init; }
            }
        }
        """));
}
