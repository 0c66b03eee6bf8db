using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Decides what someone sees of a product, by Cedar alone: rows and columns by partial evaluation, tokens by a point decision.</summary>
/// <param name="model">The product's policies.</param>
/// <param name="people">Who may ask for what.</param>
public sealed class AccessDecider(AccessModel model, PeopleDirectory people)
{
    /// <summary>Decides about one port in one jurisdiction.</summary>
    /// <param name="port">The port.</param>
    /// <param name="jurisdiction">Whose law protects the rows; also where the query runs.</param>
    /// <param name="question">Who asks, why, from where and when.</param>
    /// <returns>What may be seen.</returns>
    /// <exception cref="AccessException"><c>DP1905</c>: a policy cannot be turned into a row filter, or the request is not one; nothing may be seen.</exception>
    public BranchAccess Decide(PortManifest port, Jurisdiction jurisdiction, AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(port);
        ArgumentNullException.ThrowIfNull(question);
        try
        {
            var request = new BranchRequest(model, people, port, jurisdiction, question);
            var rows = request.Rows(Names.ReadRow);
            var kinds = port.Columns.Where(column => column.Pii is not null).Select(column => column.Pii!.Kind).Distinct();
            return new BranchAccess(
                jurisdiction,
                rows.Filter,
                [.. port.Columns.Where(column => column.Classification != Classification.Internal).Select(column => Column(request, column))],
                kinds.ToDictionary(kind => kind, kind => Withheld(request.Detokenise(kind))),
                [.. rows.Policies.Order(StringComparer.Ordinal)],
                rows.DeniesAll ? Reasons(rows.Denying) : []);
        }
        catch (Exception refused) when (refused is CedarException or RowFilterException)
        {
            throw new AccessException("DP1905", $"The policies of {model.Product.Id} cannot decide about {jurisdiction}: {refused.Message}", refused);
        }
    }

    private static ColumnAccess Column(BranchRequest request, ColumnManifest column) =>
        new(column.Name, column.Mask, request.Rows(Names.ReadColumn(column.Classification)).Filter);

    // A forbid that erred denies here, though Cedar itself would pass over it.
    private IReadOnlyList<PolicyReason> Withheld(CedarDecision decision) => decision switch
    {
        { AllowedStrictly: true } => [],
        { Allowed: true } => Reasons(decision.Errors.Where(error => error.Effect == PolicyEffect.Forbid).Select(error => error.PolicyId)),
        _ => Reasons(decision.Reasons),
    };

    private IReadOnlyList<PolicyReason> Reasons(IEnumerable<string> policies)
    {
        var reasons = policies.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => PolicyReason.Of(model.ById[id])).ToList();
        return reasons.Count > 0 ? reasons : [PolicyReason.NoPermit];
    }
}
