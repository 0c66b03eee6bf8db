using System.Globalization;

namespace DataProducts.Cedar;

/// <summary>One finding about a policy, a schema, an entity or a request.</summary>
/// <param name="Code">The stable id, <c>DP13nn</c>.</param>
/// <param name="Path">The file as the caller named it; empty where there is none.</param>
/// <param name="Line">The line from 1; 0 where the finding has no place in a text.</param>
/// <param name="Column">The column from 1, in UTF-16 units; 0 where the finding has no place in a text.</param>
/// <param name="Message">What is wrong; it holds names and kinds, never a value of a row.</param>
/// <param name="Help">What to do, or null.</param>
public sealed record CedarDiagnostic(string Code, string Path, int Line, int Column, string Message, string? Help = null)
{
    /// <summary>Gets whether this only warns; an error otherwise.</summary>
    public bool IsWarning { get; init; }

    /// <summary>Gets the id of the policy or template in which it was found, or null where it belongs to none.</summary>
    public string? PolicyId { get; init; }

    /// <summary>Gives the form that MSBuild understands: <c>path(line,col): error DP1301: message</c>.</summary>
    public override string ToString()
    {
        var place = Line > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Path}({Line},{Column}): ")
            : Path.Length > 0 ? $"{Path}: "
            : PolicyId is not null ? $"policy {CedarText.Quote(PolicyId)}: " : "";
        var text = Help is null ? Message : $"{Message} {Help}";
        return $"{place}{(IsWarning ? "warning" : "error")} {Code}: {text}";
    }
}
