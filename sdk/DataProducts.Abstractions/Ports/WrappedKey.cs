namespace DataProducts;

/// <summary>A key that only its domain's key opens.</summary>
/// <param name="Name">Which key.</param>
/// <param name="Id">A random positive number, unique within the jurisdiction; vault items name their key by it.</param>
/// <param name="Wrapped">What <see cref="IKeyRing.WrapAsync"/> gave.</param>
public sealed record WrappedKey(KeyName Name, long Id, ReadOnlyMemory<byte> Wrapped);
