using DataProducts.Contracts;

namespace DataProducts.Cli.Diff;

/// <summary>Which change is a finding.</summary>
internal enum FailOn
{
    /// <summary>A dangerous one and a breaking one.</summary>
    Dangerous,

    /// <summary>A breaking one.</summary>
    Breaking,

    /// <summary>One that asks for more than the version is raised by.</summary>
    Unversioned,
}

/// <summary>Tells findings from changes that need only be known.</summary>
internal static class FailOnExtensions
{
    /// <summary>Tells whether a change is a finding.</summary>
    /// <param name="failOn">What counts as one.</param>
    /// <param name="level">The change's level.</param>
    /// <param name="isVersioned">Whether the version is raised as far as the level asks for.</param>
    public static bool IsFinding(this FailOn failOn, ChangeLevel level, bool isVersioned) => failOn switch
    {
        FailOn.Breaking => level == ChangeLevel.Breaking,
        FailOn.Unversioned => !isVersioned,
        _ => level >= ChangeLevel.Dangerous,
    };
}
