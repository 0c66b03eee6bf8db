using DataProducts.Contracts;
using DataProducts.Generators.Emission;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.Analyzers.Tests;

/// <summary>Makes the baseline of a product from its source.</summary>
internal static class Baselines
{
    public static TextFile Of(string source)
    {
        var trees = new[] { Analysis.Usings, source }.Select(one => CSharpSyntaxTree.ParseText(one));
        var compilation = CSharpCompilation.Create("Accepted", trees, Analysis.References, Analysis.Options);
        var records = compilation.Assembly.GlobalNamespace.GetTypeMembers();
        var record = records.Single(static one => one.Has(KnownTypes.DataProductAttribute));
        var product = RecordReader.Read(record, TestContext.Current.CancellationToken).Product!;
        var whole = product.With(PortRecords.Of(record, compilation).Read(TestContext.Current.CancellationToken));
        return new($"/src/contracts/{whole.Id}.odcs.yaml", BaselineText.Write("kind: DataContract\n", ManifestText.Of(whole)));
    }
}

/// <summary>A file beside the sources.</summary>
internal sealed class TextFile(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public string Text => text;

    public TextFile With(string other) => new(path, other);

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
