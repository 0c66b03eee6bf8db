using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>What another version of the standards changes for a product.</summary>
/// <param name="Level">What it means for those who rely on the product.</param>
/// <param name="Place">Where it is: the file of the standards, and what of it, for example <c>transfer-matrix.json EU&gt;IN</c>.</param>
/// <param name="Message">What changes, in a sentence.</param>
public sealed record StandardsChange(ChangeLevel Level, string Place, string Message)
{
    /// <summary>Gets what of the standards it is about.</summary>
    internal StandardsTopic Topic { get; init; }

    /// <summary>Gets the file: one of the standards, with <c>/</c>, which the new version may lack; or where <see cref="IsTeamFile"/> a policy as
    /// it was named.</summary>
    internal string File { get; init; } = string.Empty;

    /// <summary>Gets the line in the file, from 1; 0 where it is the whole file.</summary>
    internal int Line { get; init; }

    /// <summary>Gets a value indicating whether the file is the team's and none of the standards.</summary>
    internal bool IsTeamFile { get; init; }

    /// <summary>Makes a change of something in a file of the new version.</summary>
    internal static StandardsChange Of(StandardsTopic topic, ChangeLevel level, string file, int line, string what, string message) =>
        new(level, what.Length == 0 ? file : $"{file} {what}", message) { Topic = topic, File = file, Line = line };
}
