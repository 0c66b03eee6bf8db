namespace DataProducts.Hydration;

/// <summary>A row that was kept out.</summary>
/// <param name="Part">The part of the input.</param>
/// <param name="Row">Its number there, from 1.</param>
/// <param name="Digest">The keyed digest of its fields.</param>
internal sealed record QuarantinedRow(string Part, long Row, byte[] Digest);
