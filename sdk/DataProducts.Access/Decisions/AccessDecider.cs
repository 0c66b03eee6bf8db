using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Decides what someone sees of a product, by Cedar alone: rows and columns by partial evaluation, tokens by a point
/// decision.</summary>
/// <param name="model">The product's policies.</param>
/// <param name="people">Who may ask for what.</param>
public sealed class AccessDecider(AccessModel model, PeopleDirectory people)
{
    internal const string Undecidable = "DP1905";

    private readonly PeopleDirectory _people = people.Under(model.Standards);

    /// <summary>Decides about one port in one jurisdiction.</summary>
    /// <param name="port">The port.</param>
    /// <param name="jurisdiction">Whose law protects the rows; also where the query runs.</param>
    /// <param name="question">Who asks, why, from where and when.</param>
    /// <returns>What may be seen.</returns>
    /// <exception cref="AccessException"><c>DP1905</c>: a policy cannot be turned into a row filter, or the request is not one; nothing
    /// may be seen.</exception>
    public BranchAccess Decide(PortManifest port, Jurisdiction jurisdiction, AccessQuestion question)
    {
        ArgumentNullException.ThrowIfNull(port);
        ArgumentNullException.ThrowIfNull(question);
        try
        {
            var request = new BranchRequest(model, _people, port, jurisdiction, question);
            var rows = request.Rows(Names.ReadRow);
            return new BranchAccess(
                jurisdiction,
                rows.Filter,
                [.. port.Columns.Where(column => column.Classification != Classification.Internal).Select(column => Column(request, column))],
                [.. TokenScope.Of(model.Product, port).Select(space => Tokens(request, space.Kind, space.Scope))],
                [.. rows.Policies.Order(StringComparer.Ordinal)],
                rows.DeniesAll ? Reasons(rows.Denying) : [])
            {
                Cells = request.Cells(model.Regimes.Rows),
            };
        }
        catch (Exception refused) when (refused is CedarException or RowFilterException)
        {
            throw Undecided(jurisdiction, refused);
        }
    }

    /// <summary>Decides about one row, as an engine would that asks row by row: the yardstick of every row filter.</summary>
    /// <param name="port">The port.</param>
    /// <param name="jurisdiction">Whose law protects the row.</param>
    /// <param name="question">Who asks, why, from where and when.</param>
    /// <param name="attributes">The row's attributes by the names of its row type, without <c>jurisdiction</c>; an absent one is null in
    /// the row.</param>
    /// <returns>Cedar's own answer, and ours beside it (<see cref="CedarDecision.AllowedStrictly"/>).</returns>
    /// <exception cref="AccessException"><c>DP1905</c>: the row or the request does not fit the schema.</exception>
    public CedarDecision DecideRow(
        PortManifest port, Jurisdiction jurisdiction, AccessQuestion question, IReadOnlyDictionary<string, CedarValue> attributes)
    {
        ArgumentNullException.ThrowIfNull(port);
        ArgumentNullException.ThrowIfNull(question);
        try
        {
            return new BranchRequest(model, _people, port, jurisdiction, question).Row(Names.ReadRow, attributes);
        }
        catch (CedarException refused)
        {
            throw Undecided(jurisdiction, refused);
        }
    }

    /// <summary>Decides whether someone may do something with the product itself, such as <c>subscribe</c>, <c>approve</c> or
    /// <c>publish</c>.</summary>
    /// <param name="action">The action's name in the access model's vocabulary.</param>
    /// <param name="person">Who wants to.</param>
    /// <param name="now">The point of time of the decision, in UTC.</param>
    /// <returns>Whether it is allowed, and by what policies.</returns>
    /// <exception cref="AccessException"><c>DP1905</c>: the request does not fit the schema; nothing is allowed.</exception>
    public ProductDecision DecideProduct(string action, Person person, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(person);
        try
        {
            var request = new CedarRequest(
                Names.User(person.Id), Names.Action(action), Names.Product(model.Product.Id), CedarValue.Record(("now", CedarValue.DateTime(now))));
            var decision = Authorizer.Authorize(model.Policies, model.Schema, RequestFacts.Entities(model, _people, person), request);
            return new ProductDecision(decision.AllowedStrictly, [.. decision.Reasons.Order(StringComparer.Ordinal)], Withheld(decision));
        }
        catch (CedarException refused)
        {
            throw new AccessException(Undecidable, $"The policies of {model.Product.Id} cannot decide about '{action}': {refused.Message}", refused);
        }
    }

    private AccessException Undecided(Jurisdiction jurisdiction, Exception refused) =>
        new(Undecidable, $"The policies of {model.Product.Id} cannot decide about {jurisdiction}: {refused.Message}", refused);

    private static ColumnAccess Column(BranchRequest request, ColumnManifest column) =>
        new(column.Name, column.Mask, request.Rows(Names.ReadColumn(column.Classification)).Filter);

    private KindAccess Tokens(BranchRequest request, PiiKind kind, string scope)
    {
        var decision = request.Detokenise(kind, scope);
        var withheld = Withheld(decision);
        return new KindAccess(
            kind,
            scope,
            withheld,
            withheld.Any(reason => reason.ForbidsTokens),
            [.. decision.Reasons.Order(StringComparer.Ordinal)],
            request.Cells(model.Regimes.OfTokens(scope, kind)));
    }

    // A forbid that erred denies here, though Cedar itself would pass over it.
    private List<PolicyReason> Withheld(CedarDecision decision) => decision switch
    {
        { AllowedStrictly: true } => [],
        { Allowed: true } => Reasons(decision.Errors.Where(error => error.Effect == PolicyEffect.Forbid).Select(error => error.PolicyId)),
        _ => Reasons(decision.Reasons),
    };

    private List<PolicyReason> Reasons(IEnumerable<string> policies)
    {
        var reasons = policies.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => PolicyReason.Of(model.ById[id])).ToList();
        return reasons.Count > 0 ? reasons : [PolicyReason.NoPermit];
    }
}
