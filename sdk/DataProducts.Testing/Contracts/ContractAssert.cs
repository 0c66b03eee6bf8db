using System.Text;
using DataProducts.Access;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Compares what the build derives from an annotated record with files that are checked in, so that a change of what others rely
/// on is a reviewed diff.</summary>
public static class ContractAssert
{
    /// <summary>The environment variable that, set to <c>1</c>, writes the files instead of comparing them.</summary>
    public const string UpdateVariable = "UPDATE_CONTRACTS";

    /// <summary>Asserts that the checked-in artefacts of a product are the ones that its record gives now.</summary>
    /// <typeparam name="TRow">The annotated record.</typeparam>
    /// <param name="folder">The folder of the files: as it is, below the program's folder, or below a folder above that.</param>
    /// <param name="suffixes">Which artefacts are compared, by the ends of their names; by default the contract,
    /// <c>.odcs.yaml</c>.</param>
    /// <param name="standards">The standards that the product is built with; null for those that ship.</param>
    /// <exception cref="DataProductAssertionException">A file differs or is missing; the message
    /// shows the differences.</exception>
    /// <exception cref="DataProductException"><c>DP1280</c>: there is no such folder. <c>DP1283</c>: no artefact ends so.</exception>
    public static void Matches<TRow>(string folder, IReadOnlyList<string>? suffixes = null, StandardsPackage? standards = null)
        where TRow : class, IDataProductRow<TRow>
    {
        var product = ManifestReader.Parse(TRow.Manifest);
        var wanted = suffixes ?? [".odcs.yaml"];
        var options = new ArtefactOptions { Jurisdictions = (standards ?? StandardsPackage.Default).Jurisdictions.Jurisdictions };
        var artefacts = ProductArtefacts.Render(product, options)
            .Where(artefact => wanted.Any(suffix => artefact.Path.EndsWith(suffix, StringComparison.Ordinal)))
            .ToList();
        if (artefacts.Count == 0)
        {
            throw new DataProductException("DP1283", $"No artefact of {product.Id} ends in {string.Join(" or ", wanted)}.");
        }

        var found = TestFiles.Find(folder);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Write(found, artefacts);
            return;
        }

        var differences = artefacts.Select(artefact => Difference(found, artefact)).OfType<string>().ToList();
        if (differences.Count > 0)
        {
            throw new DataProductAssertionException(
                $"{product.Id} is another than in {found}. If that is meant, run the tests once with {UpdateVariable}=1 and review the "
                + $"change; 'dataproduct diff' says what it means to consumers.\n\n{string.Join("\n\n", differences)}");
        }
    }

    private static void Write(string folder, List<Artefact> artefacts)
    {
        foreach (var artefact in artefacts)
        {
            var path = Path.Combine(folder, artefact.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, artefact.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    private static string? Difference(string folder, Artefact artefact)
    {
        var path = Path.Combine(folder, artefact.Path);
        if (!File.Exists(path))
        {
            return $"{artefact.Path} is not there.";
        }

        // A checkout on Windows may have other line ends; they mean nothing in an artefact.
        var checkedIn = File.ReadAllText(path).ReplaceLineEndings("\n");
        return checkedIn == artefact.Text ? null : $"{artefact.Path}, - as checked in, + as it is now:\n{LineDiff.Of(checkedIn, artefact.Text)}";
    }
}
