namespace DataProducts.Contracts;

/// <summary>What differs between two versions of a product's contract, and which version that asks for.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="From">The version before.</param>
/// <param name="To">The version after.</param>
/// <param name="Changes">The changes, the gravest first, then in the order of paths; empty where a consumer sees no difference.</param>
public sealed partial record ContractDiff(string Product, string From, string To, IReadOnlyList<ContractChange> Changes)
{
    /// <summary>Gets the changes that <see cref="DiffSuppressions"/> took out of <see cref="Changes"/>.</summary>
    public IReadOnlyList<SuppressedChange> Suppressed { get; init; } = [];

    /// <summary>Gets the gravest level; null where nothing changed.</summary>
    public ChangeLevel? Level => Changes.Count == 0 ? null : Changes.Max(change => change.Level);

    /// <summary>Gets the least that the version must be raised by: a major for a breaking change, a minor for a dangerous one, a patch for
    /// a safe one. A version that promises nothing yet (semver.org 2.0.0 §4, §9) need only be raised.</summary>
    public VersionBump Required => RequiredFor(Level);

    /// <summary>Gets how far the version is raised; null where it is lowered.</summary>
    public VersionBump? Chosen => SemanticVersion.Bump(From, To);

    /// <summary>Gets a value indicating whether the version is raised as far as the changes ask for.</summary>
    public bool IsVersionSufficient => Chosen >= Required;

    /// <summary>Gets the lowest version that is sufficient: <see cref="To"/> where it is, else <see cref="From"/> raised.</summary>
    public string SufficientVersion => IsVersionSufficient ? To : SemanticVersion.Raise(From, Required);

    /// <summary>Tells whether the version is raised as far as a change of one level asks for.</summary>
    /// <param name="level">The level.</param>
    /// <returns>Whether a consumer can see such a change by the version.</returns>
    public bool IsVersionedFor(ChangeLevel level) => Chosen >= RequiredFor(level);

    /// <summary>Gives the least that a change of one level asks for.</summary>
    internal VersionBump RequiredFor(ChangeLevel? level) => level switch
    {
        null => VersionBump.None,
        _ when SemanticVersion.IsDraft(From) => VersionBump.Patch,
        ChangeLevel.Breaking => VersionBump.Major,
        ChangeLevel.Dangerous => VersionBump.Minor,
        _ => VersionBump.Patch,
    };

    internal static ContractDiff Between(ProductShape before, ProductShape after)
    {
        var changes = ProductChanges.Between(before, after)
            .OrderByDescending(change => change.Level)
            .ThenBy(change => change.Path, StringComparer.Ordinal)
            .ThenBy(change => change.Rule);
        return new ContractDiff(after.Id, before.Version, after.Version, [.. changes]);
    }
}
