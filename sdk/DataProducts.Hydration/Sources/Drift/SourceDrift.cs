namespace DataProducts.Hydration;

/// <summary>Decides about differences between a source and the contract, and remembers each that it let pass.</summary>
internal sealed class SourceDrift(DriftPolicy policy)
{
    // Somebody may write a new name in each row.
    private const int MostFindings = 1000;

    private readonly Dictionary<(DriftKind, string), DriftFinding> _findings = [];

    /// <summary>Gets what holds where nothing is said: every difference is refused.</summary>
    public static SourceDrift Frozen => new(DriftPolicy.Freeze);

    /// <summary>Gets what was let pass, in the order in which it was seen.</summary>
    public IReadOnlyList<DriftFinding> Findings => [.. _findings.Values];

    /// <summary>Gets a value indicating whether columns may be there that the contract does not have.</summary>
    public bool TakesNew => (policy & (DriftPolicy.Additive | DriftPolicy.IgnoreUnknown)) != 0;

    /// <summary>Gets a value indicating whether nested columns may have fields that the contract does not have.</summary>
    public bool TakesNewFields => (policy & DriftPolicy.IgnoreUnknown) != 0;

    /// <summary>Keeps a column out; false if it refuses the input.</summary>
    public bool KeepsOut(string part, string column) => TakesNew
        && Note(new((policy & DriftPolicy.IgnoreUnknown) != 0 ? DriftKind.Ignored : DriftKind.Added, part, column));

    /// <summary>Keeps a field of a nested column out; false if it refuses the input.</summary>
    public bool KeepsOutField(string part, string field) => TakesNewFields && Note(new(DriftKind.Ignored, part, field));

    /// <summary>Lets a column of another type be read from its text; false if it refuses the input.</summary>
    public bool Coerces(string part, string column, SourceKind kind, LakeType? type) =>
        (policy & DriftPolicy.Coerce) != 0 && type is { IsNested: false } && HasText(kind)
        && Note(new(DriftKind.Coerced, part, column, kind.ToString().ToLowerInvariant()));

    private static bool HasText(SourceKind kind) => kind
        is SourceKind.Boolean or SourceKind.Integer or SourceKind.Float or SourceKind.Decimal or SourceKind.String
        or SourceKind.Date or SourceKind.Time or SourceKind.Timestamp or SourceKind.Uuid;

    private bool Note(DriftFinding finding)
    {
        if (_findings.Count >= MostFindings && !_findings.ContainsKey((finding.Kind, finding.Column)))
        {
            throw HydrationErrors.TooMuchDrift(finding.Part, MostFindings);
        }

        _findings.TryAdd((finding.Kind, finding.Column), finding);
        return true;
    }
}
