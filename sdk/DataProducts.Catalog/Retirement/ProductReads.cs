namespace DataProducts.Catalog;

/// <summary>How often rows of a major version were read, or tokens of it opened, as the audit log tells.</summary>
/// <param name="Count">How many records of it there are.</param>
/// <param name="Readers">How many people and products read.</param>
/// <param name="Last">When it was read last, in UTC; null where it was not read.</param>
public sealed record ProductReads(long Count, int Readers, DateTimeOffset? Last);
