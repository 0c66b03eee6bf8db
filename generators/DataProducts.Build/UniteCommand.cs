using System.Text;
using DataProducts.Contracts;

namespace DataProducts.Build;

/// <summary>Makes the artefacts of a project's frameworks those of the product: they are the same, or there is no one contract.</summary>
internal static class UniteCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="options">The frameworks and the folder.</param>
    /// <exception cref="DataProductException"><c>DP1260</c>: two frameworks differ. <c>DP1210</c>: a file cannot be read or
    /// written.</exception>
    public static void Run(UniteOptions options)
    {
        // A framework may have no product, as where its record is compiled for one framework alone.
        var frameworks = options.Frameworks.Select(folder => (Name: NameOf(folder), Artefacts: Read(folder))).Where(one => one.Artefacts.Count > 0).ToList();
        foreach (var other in frameworks.Skip(1))
        {
            ThrowIfDifferent(frameworks[0], other);
        }

        new ArtefactFolder(options.Output, options.List).Replace(frameworks is [var first, ..] ? first.Artefacts : []);
    }

    private static void ThrowIfDifferent((string Name, IReadOnlyList<Artefact> Artefacts) one, (string Name, IReadOnlyList<Artefact> Artefacts) other)
    {
        var differing = one.Artefacts.Except(other.Artefacts).Concat(other.Artefacts.Except(one.Artefacts)).Select(artefact => artefact.Path)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (differing.Count > 0)
        {
            throw new DataProductException(
                BuildErrors.FrameworksDiffer,
                $"The product is not the same in {one.Name} and in {other.Name}: {string.Join(", ", differing)} differ. A product has one "
                + "contract: take what depends on the framework out of its records, or compile them for one framework alone.");
        }
    }

    private static IReadOnlyList<Artefact> Read(string folder)
    {
        try
        {
            return [.. ArtefactFolder.Names(ListOf(folder)).Select(path => new Artefact(path, File.ReadAllText(Path.Combine(folder, path), Encoding.UTF8)))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException(BuildErrors.NotWritten, $"The artefacts in '{folder}' cannot be read: {failure.Message} Build again.", failure);
        }
    }

    private static string ListOf(string folder) => Path.Combine(folder, ArtefactFolder.ListName);

    // obj/Debug/net10.0/dataproduct/
    private static string NameOf(string folder) => Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))) ?? folder;
}
