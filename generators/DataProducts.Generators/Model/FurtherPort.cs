namespace DataProducts.Generators.Model;

/// <summary>A port that stands on a record of its own, until it is joined with its product.</summary>
/// <param name="Product">The product's record, as metadata spells it.</param>
/// <param name="Port">The port.</param>
internal sealed record FurtherPort(string Product, Port Port);
