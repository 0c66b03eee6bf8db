namespace DataProducts;

/// <summary>What an order did to a vault.</summary>
/// <param name="Order">The order.</param>
/// <param name="Before">Where the subject stood before.</param>
/// <param name="After">Where it stands now.</param>
/// <param name="Keys">How many keys were destroyed.</param>
/// <param name="Items">How many items were removed.</param>
public sealed record SubjectErasure(ErasureOrder Order, SubjectState Before, SubjectState After, int Keys, int Items);
