using DataProducts.Generators.Model;

namespace DataProducts.Generators.Parsing;

/// <summary>What was read from a record: the product with its own port, or the further port, if code can be generated; and what is
/// wrong.</summary>
internal readonly record struct RecordReading(Product? Product, FurtherPort? Port, IReadOnlyList<Finding> Findings);
