using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>A row filter and the policies behind it.</summary>
/// <param name="Filter">Which rows.</param>
/// <param name="Policies">The ids of all policies that took part.</param>
/// <param name="Denying">The ids of those that deny every row.</param>
internal sealed record RowDecision(RowPredicate Filter, IReadOnlyList<string> Policies, IReadOnlyList<string> Denying)
{
    public bool DeniesAll => Filter is ConstantPredicate { Value: false };
}

/// <summary>One viewer's questions about one port in one jurisdiction, ready to be put to Cedar.</summary>
internal sealed class BranchRequest
{
    private readonly AccessModel _model;
    private readonly Jurisdiction _jurisdiction;
    private readonly EntityUid _principal;
    private readonly EntityStore _entities;
    private readonly CedarValue _context;
    private readonly UnknownResource _anyRow;
    private readonly Person _person;
    private readonly IReadOnlyList<Jurisdiction> _places;
    private readonly IReadOnlyDictionary<string, RowColumn> _columns;

    public BranchRequest(AccessModel model, PeopleDirectory people, PortManifest port, Jurisdiction jurisdiction, AccessQuestion question)
    {
        _model = model;
        _jurisdiction = jurisdiction;
        _principal = Names.User(question.Person.Id);
        _entities = RequestFacts.Entities(model, people, question.Person);
        _person = question.Person;
        _places = RequestFacts.Places(question, jurisdiction);
        _context = RequestFacts.Context(model, people, question, jurisdiction);

        var row = RowEntityType.Of(model.Product, port);
        _anyRow = new UnknownResource(
            row.Name,
            [Names.Product(model.Product.Id)],
            new Dictionary<string, CedarValue>(StringComparer.Ordinal)
            {
                [RowEntityType.JurisdictionAttribute] = CedarValue.Of(Names.Place(jurisdiction)),
            });
        _columns = RowMapping.Of(row, port);
    }

    /// <summary>Asks for which rows an action is allowed.</summary>
    public RowDecision Rows(string action)
    {
        var result = _model.Prepared.Evaluate(_entities, new PartialRequest(_principal, Names.Action(action), _anyRow, _context));
        return new RowDecision(
            RowFilter.From(result, _columns),
            [.. result.Participants.Select(one => one.Policy.Id)],
            [.. result.DenyingForbids.Select(one => one.Policy.Id)]);
    }

    /// <summary>Asks whether an action is allowed on one row.</summary>
    public CedarDecision Row(string action, IReadOnlyDictionary<string, CedarValue> attributes) =>
        Authorizer.Authorize(_model.Policies, _model.Schema, With(attributes), RowRequest(action));

    /// <summary>Says what part every policy has in the answer about one row.</summary>
    public DecisionExplanation ExplainRow(string action, IReadOnlyDictionary<string, CedarValue> attributes) =>
        DecisionExplainer.Explain(_model.Policies, With(attributes), RowRequest(action));

    /// <summary>Asks whether tokens of a kind may be opened in this jurisdiction; the vault asks the same.</summary>
    public CedarDecision Detokenise(PiiKind kind, string scope) =>
        Authorizer.Authorize(_model.Policies, _model.Schema, WithSpace(kind, scope), DetokeniseRequest(kind, scope));

    /// <summary>Says what part every policy has in the answer about tokens of a kind.</summary>
    public DecisionExplanation ExplainDetokenise(PiiKind kind, string scope) =>
        DecisionExplainer.Explain(_model.Policies, WithSpace(kind, scope), DetokeniseRequest(kind, scope));

    /// <summary>Gives the cells and overrides of the transfer matrix that speak about what is under these regimes.</summary>
    public IReadOnlyList<string> Cells(IReadOnlyList<string> regimes) =>
        _model.Standards.TransferMatrix.Applied(new TransferRequest(_jurisdiction, _places, _person, regimes));

    private EntityStore WithSpace(PiiKind kind, string scope) => _entities.With(RequestFacts.TokenSpace(_model, _jurisdiction, scope, kind));

    private CedarRequest DetokeniseRequest(PiiKind kind, string scope) =>
        new(_principal, Names.Action(Names.Detokenise(kind)), Names.TokenSpace(_jurisdiction, scope), _context);

    private CedarRequest RowRequest(string action) => new(_principal, Names.Action(action), RowUid, _context);

    // The id is never read by a row policy: rows have none in the lake.
    private EntityUid RowUid => new(_anyRow.Type, "row");

    private EntityStore With(IReadOnlyDictionary<string, CedarValue> attributes) => _entities.With(new Entity(
        RowUid, attributes.Concat(_anyRow.KnownAttributes).ToDictionary(StringComparer.Ordinal), _anyRow.Ancestors));
}
