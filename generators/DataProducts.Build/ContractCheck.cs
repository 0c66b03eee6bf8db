using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary>Compares the products of an assembly with their baselines, for builds whose analyzers are off: what breaks consumers without
/// the version that says so is an error here too.</summary>
internal static class ContractCheck
{
    /// <summary>Gives what is wrong, each at the baseline that it breaks.</summary>
    /// <param name="products">The assembly's products.</param>
    /// <param name="paths">The files of the project's folder <c>contracts</c>.</param>
    /// <param name="today">The day, by which no suppression may be over.</param>
    /// <returns>The findings in the form that MSBuild reads, and whether one is an error.</returns>
    public static (IReadOnlyList<string> Findings, bool Failed) Run(IReadOnlyList<ProductManifest> products, IReadOnlyList<string> paths, DateOnly today)
    {
        var folder = ContractFolder.Of(paths, today);
        var (errors, diffs) = (new List<string>(), new List<ContractDiff>());
        foreach (var product in products)
        {
            var isEarlier = product.HasNewerMajorIn(products);
            if (folder.ReadBaseline(product, isEarlier) is not { } baseline)
            {
                continue;
            }

            var diff = folder.Suppressions.Apply(ContractDiff.Between(baseline, product));
            diffs.Add(diff);
            var place = folder.FindBaseline(product, isEarlier) ?? folder.FindBaseline(product)!;
            errors.AddRange(Errors(diff, folder.Subscribers(product, isEarlier)).Select(message => BuildMessage.Error(place, BuildErrors.Unversioned, message)));
        }

        var list = paths.FirstOrDefault(path => Path.GetFileName(path) == DiffSuppressions.FileName) ?? DiffSuppressions.FileName;
        var warnings = folder.Suppressions.Unused(diffs)
            .Select(unused => BuildMessage.Warning(list, BuildErrors.UnusedSuppression, $"Nothing is suppressed by {unused}. Take the entry away."));
        return ([.. errors, .. warnings], errors.Count > 0);
    }

    // A safe change without a new version is a warning of the analyzers, and no reason to stop a build.
    private static IEnumerable<string> Errors(ContractDiff diff, IReadOnlyList<string> known)
    {
        if (diff.IsVersionSufficient || diff.Required < VersionBump.Minor)
        {
            yield break;
        }

        var subscribers = known.Count > 0 ? $" It is relied on by {string.Join(", ", known)}." : string.Empty;
        foreach (var change in diff.Changes.Where(change => change.Level > ChangeLevel.Safe))
        {
            yield return FormattableString.Invariant(
                $"{diff.Product} {diff.To} differs from {diff.From} (rule {change.Rule}, {change.Level.ToString().ToUpperInvariant()}, at {change.Path}): ")
                + $"{change.Message}{subscribers} Raise the version to {diff.SufficientVersion}, or take the change back.";
        }
    }
}
