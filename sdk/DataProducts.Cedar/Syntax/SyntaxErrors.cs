namespace DataProducts.Cedar;

/// <summary>A finding before its column is known.</summary>
internal readonly record struct SyntaxError(string Code, int Position, string Message, string? Help);

/// <summary>The findings about one text; past fifty nobody reads on.</summary>
internal sealed class SyntaxErrors
{
    public const int Max = 50;

    private readonly List<SyntaxError> _all = [];

    public int Count => _all.Count;

    public bool IsFull => _all.Count >= Max;

    public void Add(string code, int position, string message, string? help = null)
    {
        if (!IsFull)
        {
            _all.Add(new(code, position, message, help));
        }
    }

    /// <summary>Gives the findings in the order of the text.</summary>
    public IReadOnlyList<CedarDiagnostic> ToDiagnostics(SyntaxTape tape, string path) => _all.Count == 0 ? [] :
        [.. _all.OrderBy(error => error.Position).Select(error =>
        {
            var line = tape.LineOf(error.Position);
            return new CedarDiagnostic(error.Code, path, line, tape.Column(error.Position, line), error.Message, error.Help);
        })];
}
