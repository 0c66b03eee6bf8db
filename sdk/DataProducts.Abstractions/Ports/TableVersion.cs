namespace DataProducts;

/// <summary>A table as a catalog knows it.</summary>
/// <param name="MetadataLocation">Where the metadata file is.</param>
/// <param name="Metadata">The file's JSON, UTF-8 (Iceberg specification, Table Metadata and Appendix C).</param>
public sealed record TableVersion(string MetadataLocation, ReadOnlyMemory<byte> Metadata);
