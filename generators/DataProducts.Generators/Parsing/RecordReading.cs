using DataProducts.Generators.Model;

namespace DataProducts.Generators.Parsing;

/// <summary>What was read from a record: the product if code can be generated, and what is wrong.</summary>
internal readonly record struct RecordReading(Product? Product, IReadOnlyList<Finding> Findings);
