using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DataProducts.Generators.Model;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Incremental;

/// <summary>Reads the annotated records of a project, and after an edit only those that it may concern.</summary>
/// <remarks>
/// <para>An editor makes a new compilation at each keystroke, in which nothing is bound yet. To bind 200 records takes half a second, so the
/// compiler's own filter for annotations, which binds them all each time, is not used. What was read from a file is remembered with the
/// file's tree, and holds as long as nothing changed that it depends on:</para>
/// <list type="number">
/// <item>The trees of the files that it depends on. A declaration means what the names in it bind to. A type in source is bound to only
/// through a type around all others whose name is written (also by a base list, an alias or <c>using static</c>), in a file of that type's
/// namespace or beside at least the last word of it, or in a global using. So the files that declare such types are dependencies, and those on
/// which these depend. Types of <c>System</c> the compiler finds also where nobody names them: files that declare some always count. All
/// identifiers of a file are taken for names of types, so this says too much, and never too little.</item>
/// <item>Which files those are: a new type elsewhere that a name would now bind to makes its file a dependency.</item>
/// <item>What holds for all files: references, options, the assembly's name and annotations, global usings, and which namespaces there are,
/// since an empty one too hides what is outside.</item>
/// </list>
/// <para>Trees do not change, so identity of the object is enough. Nothing here holds a compilation or a symbol, and a tree is let go with
/// the compilation that it was part of. One reader serves one generator driver; a run that is overtaken by another finds what that one
/// remembered, and checks it like its own.</para>
/// </remarks>
internal sealed class ProjectReader
{
    private readonly ConditionalWeakTable<SyntaxTree, SourceFile> _files = new();
    private ProjectOutline? _latest;

    /// <summary>Gives what was read, one entry a file in the compilation's order.</summary>
    public ImmutableArray<FileReading> Read(Compilation compilation, CancellationToken cancellation)
    {
        var files = new List<SourceFile>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(_files.GetValue(tree, SourceFile.Of));
        }

        var outline = OutlineOf(compilation, files);
        var readings = ImmutableArray.CreateBuilder<FileReading>(files.Count);
        for (var i = 0; i < files.Count; i++)
        {
            readings.Add(files[i].Records.Count == 0 ? FileReading.Empty : Read(i, files, outline, compilation, cancellation));
        }

        return readings.MoveToImmutable();
    }

    // One object for outlines that are alike: what was remembered under it is then checked by its files alone.
    private ProjectOutline OutlineOf(Compilation compilation, List<SourceFile> files)
    {
        var (outline, latest) = (new ProjectOutline(compilation, files), Volatile.Read(ref _latest));
        if (latest is not null && latest.IsAlike(outline))
        {
            return latest;
        }

        Volatile.Write(ref _latest, outline);
        return outline;
    }

    private static FileReading Read(
        int place, List<SourceFile> files, ProjectOutline outline, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (file, known) = (files[place], files[place].Remembered);
        if (known is not null && ReferenceEquals(known.Outline, outline) && known.HoldsIn(files))
        {
            return known.Reading;
        }

        var places = outline.DependenciesOf(place, files);
        var trees = Array.ConvertAll(places, one => files[one].Tree);
        var reading = known is not null && known.Trees.SequenceEqual(trees) && known.Outline.HasScopesOf(outline)
            ? known.Reading
            : ReadAnew(file, compilation, cancellation);
        file.Remembered = new(reading, outline, places, trees);
        return reading;
    }

    private static FileReading ReadAnew(SourceFile file, Compilation compilation, CancellationToken cancellation)
    {
        var (model, products, ports) = (compilation.GetSemanticModel(file.Tree), new List<Product>(), new List<FurtherPort>());
        foreach (var declaration in file.Records)
        {
            if (model.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol record || !RecordReader.IsAnnotatedAt(record, declaration))
            {
                continue;
            }

            var reading = RecordReader.Read(record, cancellation);
            if (reading.Product is { } product)
            {
                products.Add(product);
            }

            if (reading.Port is { } port)
            {
                ports.Add(port);
            }
        }

        return products.Count + ports.Count == 0 ? FileReading.Empty : new(new([.. products]), new([.. ports]));
    }
}
