namespace DataProducts.Cedar;

/// <summary>A policy cannot be told as a condition on rows, or not to an engine; nothing was dropped, there is no filter.</summary>
public sealed class RowFilterException : Exception
{
    internal RowFilterException(string code, RowOrigin? origin, string message, string? target = null)
        : base(origin is null
            ? $"error {code}: {message}"
            : new CedarDiagnostic(code, origin.Path, origin.Span.Line, origin.Span.Column, $"The policy '{origin.PolicyId}' {message}").ToString())
    {
        Code = code;
        Origin = origin;
        Target = target;
        Reason = origin is null ? message : $"The policy '{origin.PolicyId}' {message}";
    }

    /// <summary>Gets the stable id, <c>FGAC-REFUSED-…</c> or <c>FGAC-LIMIT-…</c>; see <see cref="RowFilterCodes"/>.</summary>
    public string Code { get; }

    /// <summary>Gets the part of the policy that cannot be told, or null where no policy is the cause.</summary>
    public RowOrigin? Origin { get; }

    /// <summary>Gets the name of the engine that it cannot be told to (<see cref="RowCapabilities.Target"/>), or null where it cannot be
    /// told at all.</summary>
    public string? Target { get; }

    /// <summary>Gets what cannot be told and why, without place and id.</summary>
    public string Reason { get; }

    /// <summary>Gets the policy, or null where no policy is the cause.</summary>
    public string? PolicyId => Origin?.PolicyId;

    /// <summary>Gets the policy's file, or null.</summary>
    public string? Path => Origin?.Path;

    /// <summary>Gets where in the policy's text the part stands that cannot be told.</summary>
    public SourceSpan Span => Origin?.Span ?? default;
}
