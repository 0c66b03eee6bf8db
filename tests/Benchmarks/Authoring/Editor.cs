using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.Benchmarks.Authoring;

/// <summary>Does at a keystroke what an editor does (Roslyn's workspace): one tree of the compilation is replaced, the generator driver is
/// run on what it remembers, generated files whose text is as it was keep their trees, and the analyzers are asked about the edited tree
/// alone.</summary>
internal sealed class Editor
{
    private readonly Dictionary<string, (SourceText Text, SyntaxTree Tree)> _generated = new(StringComparer.Ordinal);
    private GeneratorDriver _driver;
    private Compilation _written;
    private Compilation _whole;

    public Editor(CSharpCompilation compilation)
    {
        _driver = TeamProject.Driver();
        (_written, _whole) = (compilation, compilation);
        Generate();
    }

    /// <summary>Replaces the file that has the tree's path.</summary>
    public void Replace(SyntaxTree tree)
    {
        var old = _written.SyntaxTrees.First(one => one.FilePath == tree.FilePath);
        _written = _written.ReplaceSyntaxTree(old, tree);
        _whole = _whole.ReplaceSyntaxTree(old, tree);
    }

    /// <summary>Runs the generator; gives how many of its files came out otherwise.</summary>
    public int Generate()
    {
        _driver = _driver.RunGenerators(_written);
        var changed = 0;
        var gone = new HashSet<string>(_generated.Keys, StringComparer.Ordinal);
        foreach (var file in _driver.GetRunResult().Results[0].GeneratedSources)
        {
            gone.Remove(file.HintName);
            var isKnown = _generated.TryGetValue(file.HintName, out var known);
            if (isKnown && ReferenceEquals(known.Text, file.SourceText))
            {
                continue;
            }

            changed++;
            var tree = CSharpSyntaxTree.ParseText(file.SourceText, TeamProject.Parse, file.SyntaxTree.FilePath);
            _whole = isKnown ? _whole.ReplaceSyntaxTree(known.Tree, tree) : _whole.AddSyntaxTrees(tree);
            _generated[file.HintName] = (file.SourceText, tree);
        }

        foreach (var name in gone)
        {
            _whole = _whole.RemoveSyntaxTrees(_generated[name].Tree);
            _generated.Remove(name);
        }

        return changed + gone.Count;
    }

    /// <summary>Gives what analyzers say of one tree.</summary>
    public async Task<int> AnalyzeAsync(SyntaxTree tree)
    {
        var analysis = _whole.WithAnalyzers(TeamProject.Analyzers);
        var found = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, default).ConfigureAwait(false);
        var meant = await analysis.GetAnalyzerSemanticDiagnosticsAsync(_whole.GetSemanticModel(tree), null, default).ConfigureAwait(false);
        return found.Length + meant.Length;
    }

    /// <summary>Gives what the compiler says of one tree.</summary>
    public int Compile(SyntaxTree tree) => _whole.GetSemanticModel(tree).GetDiagnostics().Length;
}
