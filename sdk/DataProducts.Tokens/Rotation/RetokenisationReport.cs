namespace DataProducts.Tokens;

/// <summary>How far a re-tokenisation is. Its counts go on over restarts.</summary>
/// <param name="Space">The token space.</param>
/// <param name="Scanned">How many of the vault's items were looked at, of every space.</param>
/// <param name="Replaced">How many items have got a successor, each with a pair for the lake.</param>
/// <param name="Gone">How many got none, because their subject was erased or moved meanwhile.</param>
/// <param name="IsDone">Whether the whole vault was looked at.</param>
/// <param name="Pairs">The file of the pairs: CSV with the header <c>old,new,subject</c>, two tokens and 32 hex digits a line. A pair of
/// token and subject stands once, so that a table can be merged with it on both.</param>
public sealed record RetokenisationReport(TokenSpaceId Space, long Scanned, long Replaced, long Gone, bool IsDone, string Pairs);
