using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>A policy, of the team or of the new version, does not fit the product under the new version: its build would fail.</summary>
internal static class BuildChanges
{
    public static IEnumerable<StandardsChange> Between(
        ProductManifest product, IReadOnlyList<PolicyFile> policies, StandardsPackage before, StandardsPackage after)
    {
        var known = Errors(product, policies, before).Select(one => one.Key).ToHashSet();
        return
        [
            .. from error in Errors(product, policies, after)
               where !known.Contains(error.Key)
               let finding = error.Finding
               select new StandardsChange(
                   ChangeLevel.Breaking, $"{error.File}({finding.Line},{finding.Column})", $"The build would fail: {finding.Message}")
               {
                   Topic = StandardsTopic.Build,
                   File = error.File,
                   Line = finding.Line,
                   IsTeamFile = error.IsTeamFile,
               },
        ];
    }

    // One version lies elsewhere than the other, so a file of the standards is known by its place within them.
    private static IEnumerable<Error> Errors(ProductManifest product, IReadOnlyList<PolicyFile> policies, StandardsPackage standards) =>
        from finding in PolicyCheck.Of([product], policies, standards)
        where !finding.IsWarning
        let own = standards.FileOf(finding.Path)
        select new Error(own ?? finding.Path, own is null, finding);

    private sealed record Error(string File, bool IsTeamFile, CedarDiagnostic Finding)
    {
        public (bool, CedarDiagnostic) Key => (IsTeamFile, Finding with { Path = File });
    }
}
