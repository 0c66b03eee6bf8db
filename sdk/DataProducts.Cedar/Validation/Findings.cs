namespace DataProducts.Cedar;

/// <summary>Collects a policy's errors, each once though many environments find it.</summary>
internal sealed class Findings(string path)
{
    private readonly HashSet<CedarDiagnostic> _seen = [];

    public List<CedarDiagnostic> Diagnostics { get; } = [];

    public void Add(string code, SourceSpan span, string message, string? help = null)
    {
        var diagnostic = new CedarDiagnostic(code, path, span.Line, span.Column, message, help);
        if (_seen.Add(diagnostic))
        {
            Diagnostics.Add(diagnostic);
        }
    }
}
