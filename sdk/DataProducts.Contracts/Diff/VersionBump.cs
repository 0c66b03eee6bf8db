namespace DataProducts.Contracts;

/// <summary>Which part of a semantic version is raised (semver.org 2.0.0 §6-8).</summary>
public enum VersionBump
{
    /// <summary>None: the versions are of one precedence.</summary>
    None = 0,

    /// <summary>The third number, or only the pre-release.</summary>
    Patch = 1,

    /// <summary>The second number.</summary>
    Minor = 2,

    /// <summary>The first number.</summary>
    Major = 3,
}
