namespace DataProducts;

/// <summary>A count for one indicator.</summary>
/// <param name="Product">The product's major version, for example <c>retail.customers@1</c>.</param>
/// <param name="Port">The port's name.</param>
/// <param name="Indicator"><c>freshness</c>, or <c>completeness:</c> and the column.</param>
/// <param name="Key">What makes the fact one of its kind: the batch for counts of rows, batch and time for a sign of life.</param>
/// <param name="Time">When it held, in UTC.</param>
/// <param name="Good">Good events.</param>
/// <param name="Total">All events.</param>
public sealed record SliFact(string Product, string Port, string Indicator, string Key, DateTimeOffset Time, long Good, long Total);
