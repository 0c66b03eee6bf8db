using DataProducts.Generators.Model;

namespace DataProducts.Generators.Incremental;

/// <summary>What was read from the records whose annotation stands in one file, as far as code can be generated.</summary>
internal sealed record FileReading(EquatableArray<Product> Products, EquatableArray<FurtherPort> Ports)
{
    public static FileReading Empty { get; } = new(default, default);
}
