namespace DataProducts.Access;

/// <summary>A purpose that every domain shares.</summary>
/// <param name="Node">Its name and the wider purposes that it lies within.</param>
/// <param name="Meaning">What it covers, for people who ask for data and people who approve.</param>
public sealed record StandardsPurpose(NamedNode Node, string Meaning);
