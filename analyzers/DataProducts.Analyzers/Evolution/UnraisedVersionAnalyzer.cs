using System.Collections.Immutable;
using System.Globalization;
using DataProducts.Contracts;
using DataProducts.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DataProducts.Analyzers.Evolution;

/// <summary>Speaks of the changes since the baseline that ask for more than the version is raised by.</summary>
public abstract class UnraisedVersionAnalyzer : RecordAnalyzer
{
    /// <summary>The property of a diagnostic that holds the least version that would do.</summary>
    internal const string SufficientVersion = "Version";

    private readonly VersionBump _asked;

    private protected UnraisedVersionAnalyzer(DiagnosticDescriptor rule, VersionBump asked)
        : base(rule) => _asked = asked;

    private protected override void Check(INamedTypeSymbol record, SymbolAnalysisContext context)
    {
        if (BaselineComparison.Of(record, context) is not { Diff: { IsVersionSufficient: false } diff } comparison)
        {
            return;
        }

        var subscribers = SubscriberList.Sentence(new ContractFiles(context.Options, context.CancellationToken).SubscribersOf(comparison.Name));
        foreach (var change in diff.Changes)
        {
            if (diff.RequiredFor(change.Level) == _asked && !diff.IsVersionedFor(change.Level))
            {
                var place = ChangePlace.Of(change, comparison.Product, record, context.Compilation);
                var reason = string.Format(
                    CultureInfo.InvariantCulture,
                    "differs from {0} {1} (rule {2}, {3}, at {4}): {5}{6} Raise Version to {7}, or take the change back",
                    diff.Product, diff.From, change.Rule, change.Level.ToString().ToUpperInvariant(), change.Path, change.Message, subscribers,
                    diff.SufficientVersion);
                Report(context, diff, place, reason);
            }
        }

        if (diff.Changes.Count == 0 && _asked == VersionBump.Patch)
        {
            Report(
                context, diff, record,
                $"has version {diff.To}, which is below {diff.From} of its baseline, though nothing changed; give {diff.From} back");
        }
    }

    private void Report(SymbolAnalysisContext context, ContractDiff diff, ISymbol place, string reason)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(SufficientVersion, diff.SufficientVersion);
        context.ReportDiagnostic(Diagnostic.Create(Descriptor, place.Place() ?? Location.None, properties, place.Name, reason));
    }
}
