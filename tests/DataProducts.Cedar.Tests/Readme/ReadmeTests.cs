using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Cedar.Tests;

/// <summary>The package's README is one program: it compiles, and prints what the README says it prints.</summary>
public sealed partial class ReadmeTests
{
    private const string Marker = "\u0001";

    // Stands in for the console, which all tests of this process share.
    private const string Printer = """
        global using System;
        global using System.Linq;
        global using Console = Printed;

        public static class Printed
        {
            public static System.Text.StringBuilder Text { get; } = new();

            public static void WriteLine(object value) => Text.Append(value).Append('\n');
        }
        """;

    [Fact]
    public void Examples_PrintWhatTheReadmeSays()
    {
        var path = Path.Combine(TestKit.RepositoryRoot.Path, "sdk", "DataProducts.Cedar", "README.md");
        var examples = Example().Matches(File.ReadAllText(path)).Select(match => (Code: match.Groups["code"].Value, Output: match.Groups["output"].Value)).ToList();
        Assert.True(examples.Count >= 8);

        var printed = Run(examples.Select(example => example.Code)).Split(Marker);
        Assert.Equal(string.Join("\n---\n", printed.SkipLast(1).Select(text => text.TrimEnd())), string.Join("\n---\n", examples.Select(one => one.Output.TrimEnd())));
    }

    private static string Run(IEnumerable<string> blocks)
    {
        var usings = new StringBuilder();
        var statements = new StringBuilder();
        foreach (var line in blocks.SelectMany(block => (string[])[.. block.Split('\n'), $"Console.WriteLine(\"{Marker}\");"]))
        {
            (UsingDirective().IsMatch(line) ? usings : statements).Append(line).Append('\n');
        }

        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            "Readme", [CSharpSyntaxTree.ParseText(Printer), CSharpSyntaxTree.ParseText($"{usings}{statements}")], references, new(OutputKind.ConsoleApplication));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));

        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        return assembly.GetType("Printed")!.GetProperty("Text", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!.ToString()!.Replace($"{Marker}\n", Marker);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```\n\n```text\n(?<output>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Example();

    [GeneratedRegex("^using [A-Za-z.]+;$", RegexOptions.CultureInvariant)]
    private static partial Regex UsingDirective();
}
