using DataProducts.Cedar;

namespace DataProducts.Cli.Cedar;

/// <summary>Policies with the texts that they stand in.</summary>
/// <param name="Policies">All policies in the order of the files.</param>
/// <param name="Files">The number of files.</param>
/// <param name="Texts">The texts in Cedar's own syntax by path.</param>
internal sealed record PolicySources(PolicySet Policies, int Files, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>Reads files.</summary>
    /// <param name="named">Paths, folders and patterns.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CedarSyntaxException">Files are wrong; the findings of all are listed.</exception>
    public static async Task<PolicySources> ReadAsync(IReadOnlyList<string> named, CancellationToken cancellation)
    {
        var sets = new List<PolicySet>();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var wrong = new List<CedarDiagnostic>();
        foreach (var path in SourceFinder.Find(named, kind => kind is SourceKind.Policies or SourceKind.PoliciesJson))
        {
            var source = await SourceFile.ReadAsync(path, cancellation).ConfigureAwait(false);
            var kind = SourceKinds.OfPath(path) ?? SourceKind.Policies;
            if (kind == SourceKind.Policies)
            {
                texts[source.Path] = source.Text;
            }

            try
            {
                sets.Add(SourceParser.Policies(source, kind));
            }
            catch (CedarException syntax)
            {
                wrong.AddRange(syntax.Diagnostics);
            }
        }

        return wrong.Count > 0 ? throw new CedarSyntaxException(wrong) : new(PolicySet.Concat(sets), sets.Count, texts);
    }
}
