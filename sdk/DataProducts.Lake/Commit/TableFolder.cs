using System.Globalization;
using DataProducts.Lake.Reading.Tables;

namespace DataProducts.Lake.Commit;

/// <summary>
/// Where a table's files are, and what they are called: as Iceberg's file-system tables, so that other engines find them.
/// </summary>
internal sealed class TableFolder(TableId id, string root)
{
    private const string MetadataSuffix = ".metadata.json";

    public TableId Id { get; } = id;

    public string Root { get; } = root;

    public string Data => Of("data");

    public string Metadata => Of("metadata");

    public string VersionHint => Of("metadata/version-hint.text");

    public string Version(int version) => Of(string.Create(CultureInfo.InvariantCulture, $"metadata/v{version}{MetadataSuffix}"));

    /// <summary>Gives the location of something below the table.</summary>
    /// <param name="relative">The path within the table, with <c>/</c>.</param>
    public string Of(string relative) => FileLocations.Join(Root, relative);

    /// <summary>Gives the version that a metadata file's name says, or null if it is not <c>v&lt;N&gt;.metadata.json</c>.</summary>
    public static int? VersionOf(string location)
    {
        var name = FileLocations.NameOf(location);
        return name.Length > 1 + MetadataSuffix.Length && name[0] == 'v' && name.EndsWith(MetadataSuffix, StringComparison.Ordinal)
            && int.TryParse(name[1..^MetadataSuffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
    }

    /// <summary>
    /// Gives where a file is that the metadata names. Paths are taken relative to the table, so that a moved table is still read.
    /// </summary>
    /// <param name="tableLocation">The location that the metadata says the table has.</param>
    /// <param name="path">The path as it is written there.</param>
    /// <exception cref="LakeException"><c>DP1501</c>: the file is not one below the table.</exception>
    public string Resolve(string tableLocation, string path) =>
        FileLocations.Relative(tableLocation, path) is { } relative
            ? Of(relative)
            : throw LakeErrors.InvalidMetadata(Root, "it names a file that is not below the table");
}
