namespace DataProducts;

/// <summary>The proof that a record is in an audit log.</summary>
/// <param name="Log">The log's name, for example <c>EU/retail</c>.</param>
/// <param name="Index">The record's index in the log.</param>
/// <param name="Proof">A tlog-proof (C2SP) with the record in it; <c>dataproduct audit check</c> reads it, offline.</param>
public sealed record AuditProof(string Log, long Index, ReadOnlyMemory<byte> Proof);
