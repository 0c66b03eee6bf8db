using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Reads files by the parser of their kind, and counts what they hold.</summary>
internal sealed class SourceCheck
{
    private readonly List<CedarDiagnostic> _findings = [];
    private int _files;
    private int _policies;
    private int _templates;
    private int _schemas;

    public FindingsReport Report => new(_findings, _files, Counted.Of(
        (_files, "file", "files"), (_policies, "policy", "policies"), (_templates, "template", "templates"), (_schemas, "schema", "schemas")));

    /// <summary>Finds the files; what leads to none is a finding, and the others are looked at all the same.</summary>
    public IReadOnlyList<string> Find(IReadOnlyList<string> named)
    {
        var found = new List<string>();
        foreach (var one in named)
        {
            try
            {
                found.AddRange(SourceFinder.Find([one], _ => true));
            }
            catch (CedarFileException nothing)
            {
                _findings.Add(nothing.Diagnostic);
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    public async Task AddAsync(string path, SourceKind kind, CancellationToken cancellation)
    {
        _files++;
        try
        {
            var source = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
            Read(source, kind);
        }
        catch (CedarFileException unusable)
        {
            _findings.Add(unusable.Diagnostic);
        }
        catch (CedarException wrong)
        {
            _findings.AddRange(wrong.Diagnostics.Select(one => one.Path.Length > 0 ? one : one with { Path = path }));
        }
    }

    private void Read(SourceFile source, SourceKind kind)
    {
        if (kind is SourceKind.Schema or SourceKind.SchemaJson)
        {
            SourceParser.Schema(source, kind);
            _schemas++;
            return;
        }

        var set = SourceParser.Policies(source, kind);
        _policies += set.Policies.Length;
        _templates += set.Templates.Length;
    }
}
