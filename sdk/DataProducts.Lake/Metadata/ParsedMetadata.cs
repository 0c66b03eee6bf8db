using System.Runtime.CompilerServices;

namespace DataProducts.Lake.Metadata;

/// <summary>
/// Reads each version of a table's metadata once, however often it is asked for: a version never changes, and a table with a thousand
/// snapshots has half a megabyte of it.
/// </summary>
internal static class ParsedMetadata
{
    private static readonly ConditionalWeakTable<TableVersion, TableMetadata> Parsed = [];

    /// <summary>Gives what a version says.</summary>
    /// <exception cref="LakeException"><c>DP1501</c> or <c>DP1502</c>.</exception>
    public static TableMetadata Of(TableVersion version) =>
        Parsed.GetValue(version, static made => TableMetadataReader.Read(made.Metadata, made.MetadataLocation));
}
