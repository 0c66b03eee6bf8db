using DataProducts.Access;
using DataProducts.Query;

namespace DataProducts;

/// <summary>What one person got of a product, as rows of its record.</summary>
/// <typeparam name="TRow">The annotated record.</typeparam>
/// <param name="Request">The id that joins the audit records of this request.</param>
/// <param name="Denied">Whether policy shows no row at all; <paramref name="Refused"/> says why. A denial is an answer, not an error.</param>
/// <param name="Rows">The rows. Personal data that policy does not open is a token, and a withheld column is null.</param>
/// <param name="Refused">The policies that kept rows or clear values back, each once.</param>
public sealed record ProductRows<TRow>(Guid Request, bool Denied, IReadOnlyList<TRow> Rows, IReadOnlyList<PolicyReason> Refused)
{
    /// <summary>Gets the notice where the record's major version may soon be retired; empty otherwise.</summary>
    public IReadOnlyList<RetirementNotice> Notices { get; init; } = [];
}
