using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>What another version of the standards changes for a product.</summary>
/// <param name="Level">What it means for those who rely on the product.</param>
/// <param name="Place">Where it is: the file of the standards, and what of it, for example <c>transfer-matrix.json EU&gt;IN</c>.</param>
/// <param name="Message">What changes, in a sentence.</param>
public sealed record StandardsChange(ChangeLevel Level, string Place, string Message);
