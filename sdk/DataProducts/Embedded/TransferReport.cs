using DataProducts.Access;

namespace DataProducts;

/// <summary>A transfer matrix that registered products are decided by, and what it rests on today.</summary>
/// <param name="Standing">The matrix, and whether it may be used.</param>
/// <param name="Products">The products, in ordinal order.</param>
/// <param name="InForce">The instruments that hold now, as policies name them, in ordinal order, each once.</param>
/// <param name="Endings">What ends soon, the soonest first.</param>
public sealed record TransferReport(
    MatrixStanding Standing, IReadOnlyList<string> Products, IReadOnlyList<string> InForce, IReadOnlyList<TransferEnding> Endings);
