namespace DataProducts.Audit;

/// <summary>Takes tiles as a growing log completes them.</summary>
internal interface ITileSink
{
    void Add(TileName name, ReadOnlySpan<MerkleHash> hashes);
}
