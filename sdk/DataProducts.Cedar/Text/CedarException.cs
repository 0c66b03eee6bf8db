namespace DataProducts.Cedar;

/// <summary>Cedar text or data was refused; every reason that was found is listed.</summary>
public abstract class CedarException : Exception
{
    /// <summary>Makes an error from its findings.</summary>
    /// <param name="diagnostics">One or more findings.</param>
    private protected CedarException(IReadOnlyList<CedarDiagnostic> diagnostics)
        : base(string.Join('\n', diagnostics)) => Diagnostics = diagnostics;

    /// <summary>Gets the findings, in the order of the text.</summary>
    public IReadOnlyList<CedarDiagnostic> Diagnostics { get; }
}

/// <summary>The text of policies or of a schema was refused.</summary>
/// <param name="diagnostics">One or more findings.</param>
public sealed class CedarSyntaxException(IReadOnlyList<CedarDiagnostic> diagnostics) : CedarException(diagnostics)
{
    /// <summary>Gives one finding a line in MSBuild's format.</summary>
    public override string ToString() => Message;
}

/// <summary>Policies cannot be one set: two bear one id, or a link does not fit its template.</summary>
/// <param name="diagnostics">One or more findings.</param>
public sealed class CedarPolicySetException(IReadOnlyList<CedarDiagnostic> diagnostics) : CedarException(diagnostics)
{
    internal static CedarPolicySetException Of(string message) => new([new(CedarCodes.PolicySet, "", 0, 0, message)]);
}

/// <summary>Policies did not pass strict validation, so they are not evaluated.</summary>
/// <param name="diagnostics">One or more findings.</param>
public sealed class CedarValidationException(IReadOnlyList<CedarDiagnostic> diagnostics) : CedarException(diagnostics);

/// <summary>Entities or a request were refused.</summary>
/// <param name="diagnostics">One or more findings.</param>
public sealed class CedarDataException(IReadOnlyList<CedarDiagnostic> diagnostics) : CedarException(diagnostics)
{
    internal static CedarDataException Entities(string message) => new([new(CedarCodes.Entities, "", 0, 0, message)]);
}
