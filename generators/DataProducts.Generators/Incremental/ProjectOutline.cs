using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Incremental;

/// <summary>What names may bind to in a project: its references and options, and what each of its files declares. It holds no file.</summary>
internal sealed class ProjectOutline
{
    private const string AttributeSuffix = "Attribute";

    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assembly;
    private readonly FileOutline[] _files;
    private readonly Lazy<Dictionary<string, List<(string Scope, int File)>>> _byName;
    private readonly Lazy<HashSet<string>> _namespaces;
    private readonly Lazy<HashSet<string>> _globalNames;

    public ProjectOutline(Compilation compilation, IReadOnlyList<SourceFile> files)
    {
        (_references, _options, _assembly) = (compilation.ExternalReferences, compilation.Options, compilation.AssemblyName);
        _files = [.. files.Select(static file => file.Outline)];
        _byName = new(ByName);
        _namespaces = new(() => new(_files.SelectMany(static file => file.Namespaces), StringComparer.Ordinal));
        _globalNames = new(() => new(_files.SelectMany(static file => file.GlobalNames), StringComparer.Ordinal));
    }

    /// <summary>Tells whether every name that stands in a file binds in both as it does in the other, as long as the files that declare what
    /// it binds to are the same.</summary>
    public bool IsAlike(ProjectOutline other) => ReferenceEquals(this, other) || (IsBuiltAlike(other) && HasFilesOf(other));

    /// <summary>Tells whether all that no file declares for itself alone is alike: references, options, global usings, namespaces.</summary>
    public bool HasScopesOf(ProjectOutline other) =>
        ReferenceEquals(this, other)
        || (IsBuiltAlike(other)
            && _namespaces.Value.SetEquals(other._namespaces.Value)
            && Directives(_files).SequenceEqual(Directives(other._files), StringComparer.Ordinal));

    /// <summary>Finds the files on which the meaning of a file's declarations depends, itself among them, by their places.</summary>
    public int[] DependenciesOf(int place, IReadOnlyList<SourceFile> files)
    {
        var (found, open) = (new SortedSet<int> { place }, new Stack<int>([place]));
        foreach (var implicitly in _byName.Value[""])
        {
            Reach(implicitly.File);
        }

        Follow(_globalNames.Value, _globalNames.Value);
        while (open.Count > 0)
        {
            var names = files[open.Pop()].Names;
            Follow(names, names);
        }

        return [.. found];

        void Follow(HashSet<string> names, HashSet<string> scopes)
        {
            foreach (var name in names)
            {
                if (!_byName.Value.TryGetValue(name, out var declared))
                {
                    continue;
                }

                foreach (var (scope, file) in declared)
                {
                    if (scope.Length == 0 || scopes.Contains(scope) || _globalNames.Value.Contains(scope))
                    {
                        Reach(file);
                    }
                }
            }
        }

        void Reach(int file)
        {
            if (found.Add(file))
            {
                open.Push(file);
            }
        }
    }

    private static IEnumerable<string> Directives(FileOutline[] files) =>
        files.Select(static file => file.Directives).Where(static text => text.Length > 0);

    private bool IsBuiltAlike(ProjectOutline other) =>
        _assembly == other._assembly
        && (ReferenceEquals(_options, other._options) || _options.Equals(other._options))
        && (_references == other._references || _references.SequenceEqual(other._references));

    private bool HasFilesOf(ProjectOutline other)
    {
        if (_files.Length != other._files.Length)
        {
            return false;
        }

        for (var i = 0; i < _files.Length; i++)
        {
            if (!ReferenceEquals(_files[i], other._files[i]) && !_files[i].Equals(other._files[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Under the empty name those whose types the compiler may look for although nobody names them.
    private Dictionary<string, List<(string Scope, int File)>> ByName()
    {
        var all = new Dictionary<string, List<(string, int)>>(StringComparer.Ordinal) { [""] = [] };
        for (var i = 0; i < _files.Length; i++)
        {
            foreach (var type in _files[i].Types)
            {
                Add(type.Name, type.Scope, i);
                if (type.Name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
                {
                    Add(type.Name.Substring(0, type.Name.Length - AttributeSuffix.Length), type.Scope, i);
                }

                if (type.IsOfSystem)
                {
                    Add("", type.Scope, i);
                }
            }
        }

        return all;

        void Add(string name, string scope, int file)
        {
            if (!all.TryGetValue(name, out var places))
            {
                all[name] = places = [];
            }

            places.Add((scope, file));
        }
    }
}
