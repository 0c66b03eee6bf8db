namespace DataProducts.Audit;

/// <summary>A record of a log.</summary>
/// <param name="Index">Its index, from 0.</param>
/// <param name="Bytes">Its bytes, as they were appended.</param>
public readonly record struct AuditEntry(long Index, ReadOnlyMemory<byte> Bytes);
