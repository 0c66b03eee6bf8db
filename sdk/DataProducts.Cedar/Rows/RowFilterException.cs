namespace DataProducts.Cedar;

/// <summary>A policy cannot be told as a condition on rows; nothing was dropped, there is no filter.</summary>
public sealed class RowFilterException : Exception
{
    internal RowFilterException(string code, Policy? policy, SourceSpan span, string message)
        : base(policy is null
            ? $"error {code}: {message}"
            : new CedarDiagnostic(code, policy.Path, span.Line, span.Column, $"The policy '{policy.Id}' {message}").ToString())
    {
        Code = code;
        PolicyId = policy?.Id;
        Path = policy?.Path;
        Span = span;
    }

    /// <summary>Gets the stable id, <c>FGAC-REFUSED-…</c>; see <see cref="RowFilterCodes"/>.</summary>
    public string Code { get; }

    /// <summary>Gets the policy, or null where it is a matter of the printed text.</summary>
    public string? PolicyId { get; }

    /// <summary>Gets the policy's file, or null.</summary>
    public string? Path { get; }

    /// <summary>Gets where in the policy's text the part stands that cannot be told.</summary>
    public SourceSpan Span { get; }
}

/// <summary>The stable ids of why a policy cannot be told as a condition on rows.</summary>
public static class RowFilterCodes
{
    /// <summary>It reads an attribute that no column holds, or a column of another type does.</summary>
    public const string Column = "FGAC-REFUSED-COLUMN";

    /// <summary>It asks which resource it is; rows have no entity id.</summary>
    public const string ResourceId = "FGAC-REFUSED-RESOURCE-ID";

    /// <summary>It calculates with a column; engines differ on overflow.</summary>
    public const string Arithmetic = "FGAC-REFUSED-ARITHMETIC";

    /// <summary>It uses a function, method or construct on a column that has no counterpart.</summary>
    public const string Construct = "FGAC-REFUSED-CONSTRUCT";

    /// <summary>The condition would be too large.</summary>
    public const string Size = "FGAC-REFUSED-SIZE";

    /// <summary>A value or a name cannot be written in the engine's language, for example text with NUL.</summary>
    public const string Text = "FGAC-REFUSED-TEXT";
}
