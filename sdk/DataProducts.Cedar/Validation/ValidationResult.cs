namespace DataProducts.Cedar;

/// <summary>What validation found.</summary>
public sealed class ValidationResult
{
    internal ValidationResult(IReadOnlyList<CedarDiagnostic> errors, IReadOnlyList<CedarDiagnostic> warnings)
    {
        Errors = errors;
        Warnings = warnings;
    }

    /// <summary>Gets whether there are no errors, so that the policies may be evaluated.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>Gets the errors, policy by policy in the order of the set: templates, then policies.</summary>
    public IReadOnlyList<CedarDiagnostic> Errors { get; }

    /// <summary>Gets the warnings, in the same order: policies that can never apply, and text that looks like other text.</summary>
    public IReadOnlyList<CedarDiagnostic> Warnings { get; }
}
