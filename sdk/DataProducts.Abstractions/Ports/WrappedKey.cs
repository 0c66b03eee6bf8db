namespace DataProducts;

/// <summary>A key that only its domain's key opens.</summary>
/// <param name="Name">Which key.</param>
/// <param name="Id">A random positive number, unique within the jurisdiction; vault items name their key by it.</param>
/// <param name="Wrapped">What <see cref="IKeyRing.WrapAsync"/> gave.</param>
/// <param name="Created">When it was made, in UTC, to the millisecond; a data key is replaced by its age.</param>
public sealed record WrappedKey(KeyName Name, long Id, ReadOnlyMemory<byte> Wrapped, DateTimeOffset Created);
