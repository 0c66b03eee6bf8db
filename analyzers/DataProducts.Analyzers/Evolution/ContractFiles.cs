using System.Runtime.CompilerServices;
using DataProducts.Contracts;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.Analyzers.Evolution;

/// <summary>The files of a project's folder <c>contracts</c>, which the build hands to the compiler. Each is read once for each text.</summary>
internal sealed class ContractFiles(AnalyzerOptions options, CancellationToken cancellation)
{
    private static readonly ConditionalWeakTable<SourceText, Baseline> Baselines = new();
    private static readonly ConditionalWeakTable<SourceText, Suppressions> Lists = new();

    /// <summary>Gives what consumers rely on, or why the file does not say it; null where there is no file. An earlier major has a file of
    /// its own, or that of the product while this is still of the same major.</summary>
    /// <returns>What the files of the product start with, and the baseline.</returns>
    public (string Name, Baseline? Baseline) BaselineOf(string product, string major, Func<bool> hasNewer)
    {
        var name = $"{product}.v{major}";
        var (shared, own) = (Read(product), Read(name));
        var isOfNewer = shared?.Product is { } other && ProductMajors.IsEarlier(major, ProductMajors.Of(other.Version));
        return (own is not null || isOfNewer) && hasNewer() ? (name, own) : (product, shared);
    }

    private Baseline? Read(string name) =>
        Find(name + BaselineText.Extension) is { } text ? Baselines.GetValue(text, static one => Baseline.Read(one.ToString())) : null;

    public Suppressions SuppressedChanges() =>
        Find(DiffSuppressions.FileName) is { } text ? Lists.GetValue(text, static one => Suppressions.Read(one.ToString())) : Suppressions.None;

    public IReadOnlyList<string> SubscribersOf(string name) =>
        Find(name + SubscriberList.Extension) is { } text ? SubscriberList.Read(text.ToString()) : [];

    private SourceText? Find(string name)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (Path.GetFileName(file.Path) == name)
            {
                return file.GetText(cancellation);
            }
        }

        return null;
    }
}

/// <summary>A baseline as the editor reads it.</summary>
/// <param name="Product">What consumers rely on, or null.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
internal sealed record Baseline(ProductShape? Product, string? Problem)
{
    public static Baseline Read(string text) => BaselineText.TryRead(text) switch
    {
        null => new(null, "is none: it does not end with a digest and a manifest"),
        { IsIntact: false } => new(null, "was edited by hand, or a merge mixed two versions"),
        { } file => ProductShape.TryRead(file.Manifest) switch
        {
            null => new(null, "holds a manifest that is no JSON"),
            { ManifestVersion: > Generators.Emission.ManifestText.Version } => new(null, "was written by a newer SDK; update DataProducts.Sdk"),
            { } product => new(product, null),
        },
    };
}

/// <summary>The list of suppressed changes as the editor reads it.</summary>
/// <param name="All">The list.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
internal sealed record Suppressions(DiffSuppressions All, string? Problem)
{
    public static Suppressions None { get; } = new(DiffSuppressions.None, null);

    public static Suppressions Read(string json) =>
        DiffSuppressions.TryRead(json, out var problem) is { } all ? new(all, null) : new(DiffSuppressions.None, problem);
}
