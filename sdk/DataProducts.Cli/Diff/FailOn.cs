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
