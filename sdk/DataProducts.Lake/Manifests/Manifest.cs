using DataProducts.Lake.Partitions;

namespace DataProducts.Lake.Manifests;

/// <summary>A manifest: what its files have in common, and a line for each.</summary>
/// <param name="Head">What its files have in common.</param>
/// <param name="Entries">The lines, deleted ones too.</param>
internal sealed record Manifest(ManifestHead Head, IReadOnlyList<ManifestEntry> Entries);

/// <summary>What the files of a manifest have in common (Iceberg specification, Manifests).</summary>
/// <param name="SchemaId">The id of the schema that they were written with.</param>
/// <param name="Schema">That schema, JSON.</param>
/// <param name="Spec">Their partition spec.</param>
/// <param name="PartitionTypes">The types of its partition values, in the order of its fields.</param>
/// <param name="Deletes">Whether they are delete files instead of data files.</param>
internal sealed record ManifestHead(
    int SchemaId, string Schema, PartitionSpec Spec, IReadOnlyList<LakeType> PartitionTypes, bool Deletes);
