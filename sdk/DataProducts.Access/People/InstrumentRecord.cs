namespace DataProducts.Access;

/// <summary>A transfer instrument on record, for example concluded standard contractual clauses.</summary>
/// <param name="Id">As the transfer matrix names it, for example <c>IN&gt;EU:s16-contract</c>.</param>
/// <param name="Expires">The point of time, in UTC, from which it no longer holds.</param>
public sealed record InstrumentRecord(string Id, DateTimeOffset Expires);
