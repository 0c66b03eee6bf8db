using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DataProducts.Generators.Incremental;

/// <summary>A file as it is between two edits of it.</summary>
internal sealed class SourceFile
{
    private HashSet<string>? _names;
    private Remembered? _remembered;

    private SourceFile(SyntaxTree tree, FileOutline outline, IReadOnlyList<RecordDeclarationSyntax> records) =>
        (Tree, Outline, Records) = (tree, outline, records);

    public SyntaxTree Tree { get; }

    public FileOutline Outline { get; }

    /// <summary>Gets the records with any annotation.</summary>
    public IReadOnlyList<RecordDeclarationSyntax> Records { get; }

    /// <summary>Gets all names that stand in it. Few files are asked.</summary>
    public HashSet<string> Names => _names ??= new(Identifiers.In(Tree.GetRoot()), StringComparer.Ordinal);

    /// <summary>Gets or sets what was read from its records, with what it depends on.</summary>
    public Remembered? Remembered
    {
        get => Volatile.Read(ref _remembered);
        set => Volatile.Write(ref _remembered, value);
    }

    public static SourceFile Of(SyntaxTree tree)
    {
        if (tree.GetRoot() is not CompilationUnitSyntax unit)
        {
            return new(tree, new(default, default, "", default), []);
        }

        // Whether an annotation is ours only binding tells: it may have another name by an alias, also by one of another file.
        return new(tree, FileOutlineReader.Read(unit), [.. AnnotatedTypes.In(unit).OfType<RecordDeclarationSyntax>()]);
    }
}
