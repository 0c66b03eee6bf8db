using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DataProducts.Generators.Tests.Incremental;

/// <summary>A project as an editor holds it: what is not edited keeps its trees.</summary>
internal sealed record EditedProject
{
    private static readonly CSharpParseOptions Parse = CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Parse);

    private ImmutableList<SyntaxTree> Trees { get; init; } = [];

    private CSharpCompilation Empty { get; init; } = CSharpCompilation.Create(
        "Team", [], References.All, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public IReadOnlyList<string> Paths => [.. Trees.Select(tree => tree.FilePath)];

    public static EditedProject Of(IReadOnlyDictionary<string, string[]> versions) => new EditedProject().AsAtFirst(versions);

    /// <summary>Gives each file its first version, and removes others; those that have it keep their trees.</summary>
    public EditedProject AsAtFirst(IReadOnlyDictionary<string, string[]> versions) => versions.Aggregate(
        this with { Trees = Trees.RemoveAll(tree => !versions.ContainsKey(tree.FilePath)) },
        (project, file) => project.Write(file.Key, file.Value[0]));

    public CSharpCompilation Compile() => Empty.AddSyntaxTrees(Trees);

    /// <summary>Writes a file where it stood, or as the last one; without text it is removed.</summary>
    public EditedProject Write(string path, string text)
    {
        var place = Trees.FindIndex(tree => tree.FilePath == path);
        if (text.Length == 0)
        {
            return place < 0 ? this : this with { Trees = Trees.RemoveAt(place) };
        }

        if (place >= 0 && Trees[place].ToString() == text)
        {
            return this;
        }

        var written = CSharpSyntaxTree.ParseText(text, Options(), path);
        return this with { Trees = place < 0 ? Trees.Add(written) : Trees.SetItem(place, written) };
    }

    public EditedProject Replace(string path, string before, string after)
    {
        var text = Trees.Single(tree => tree.FilePath == path).ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return Write(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    public EditedProject Move(string path, string to) =>
        this with { Trees = [.. Trees.Select(tree => tree.FilePath == path ? tree.WithFilePath(to) : tree)] };

    public EditedProject Order(Func<IEnumerable<SyntaxTree>, IEnumerable<SyntaxTree>> by) => this with { Trees = [.. by(Trees)] };

    public EditedProject With(CSharpCompilationOptions options) => this with { Empty = Empty.WithOptions(options) };

    public EditedProject With(CSharpParseOptions options) =>
        this with { Trees = [.. Trees.Select(tree => tree.WithRootAndOptions(CSharpSyntaxTree.ParseText(tree.ToString(), options).GetRoot(), options))] };

    public EditedProject With(IEnumerable<MetadataReference> references) => this with { Empty = Empty.WithReferences(references) };

    public EditedProject Named(string assembly) => this with { Empty = Empty.WithAssemblyName(assembly) };

    public CSharpCompilationOptions CompilationOptions => Empty.Options;

    public IEnumerable<MetadataReference> MetadataReferences => Empty.References;

    public CSharpParseOptions Options() => Trees.Count == 0 ? Parse : (CSharpParseOptions)Trees[0].Options;
}
