using System.Globalization;

namespace DataProducts.Lake.Reading.Tables;

/// <summary>
/// What metadata files are called: <c>v&lt;N&gt;.metadata.json</c> in folders, <c>&lt;N&gt;-&lt;uuid&gt;.metadata.json</c> by catalogs,
/// either of them compressed too.
/// </summary>
internal static class MetadataNames
{
    private static readonly string[] Suffixes = [".gz.metadata.json", ".metadata.json.gz", ".metadata.json"];

    public static IEnumerable<string> OfVersion(string version) => Suffixes.Reverse().Select(suffix => version + suffix);

    public static bool IsMetadata(string location) => Array.Exists(Suffixes, suffix => location.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>Gives the version that a name says, or null if it is no metadata file's.</summary>
    public static int? VersionOf(string location)
    {
        var name = FileLocations.NameOf(location).ToString();
        if (Array.Find(Suffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal)) is not { } suffix)
        {
            return null;
        }

        var stem = name.AsSpan(0, name.Length - suffix.Length);
        var number = stem.StartsWith("v") ? stem[1..] : stem.IndexOf('-') is > 0 and var dash ? stem[..dash] : [];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
