using DataProducts.Access;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>Decides one case by a set of policies, and says what is other than expected, and why.</summary>
internal sealed class PolicyCaseRun
{
    private static readonly Dictionary<string, object?> NothingGiven = new(StringComparer.Ordinal);

    private readonly AccessModel _model;
    private readonly PeopleDirectory _people;
    private readonly PolicyCase _case;
    private readonly Person _person;
    private readonly AccessQuestion _question;
    private readonly PortManifest _port;
    private readonly Jurisdiction _jurisdiction;
    private readonly List<string> _wrong = [];

    private PolicyCaseRun(PoliciesUnderTest policies, AccessModel model, PolicyCase one)
    {
        _model = model;
        _people = policies.People.Under(policies.Standards);
        _case = one;
        _person = policies.People.Find(one.Viewer);
        if (one.Purpose is { } purpose)
        {
            _ = _people.FindPurpose(purpose);
        }

        _question = new AccessQuestion(_person, one.Purpose, one.Device ?? _person.Home, one.At ?? policies.Now);
        _jurisdiction = one.Jurisdiction ?? _person.Home;
        _port = policies.Product.FindPort(one.Port ?? policies.Product.Name)
            ?? throw new DataProductException("DP1282", $"{policies.Product.Id} has no port '{one.Port}'.");
    }

    /// <summary>Runs a case.</summary>
    /// <param name="policies">What the case is about.</param>
    /// <param name="model">The policies that decide: those, or a changed form of them.</param>
    /// <param name="one">The case.</param>
    /// <returns>What is wrong, for a person; empty where all is as expected.</returns>
    /// <exception cref="DataProductException">The case names a person, purpose, port, column or attribute that there is not.</exception>
    public static IReadOnlyList<string> Of(PoliciesUnderTest policies, AccessModel model, PolicyCase one)
    {
        var run = new PolicyCaseRun(policies, model, one);
        try
        {
            run.Run();
        }
        catch (AccessException undecided) when (undecided.Id == AccessDecider.Undecidable)
        {
            run._wrong.Add($"the policies cannot decide, so nothing is seen: {undecided.Message}");
        }

        return run._wrong;
    }

    private void Run()
    {
        if (_case.Action is { } action)
        {
            Product(action);
        }

        if (_case is { Sees: null, Rows: null, DeniedBy: null, Clear.Count: 0, Tokens.Count: 0, Masked.Count: 0 })
        {
            return;
        }

        var access = new AccessDecider(_model, _people).Decide(_port, _jurisdiction, _question);
        var request = new BranchRequest(_model, _people, _port, _jurisdiction, _question);
        var row = SampleRow.Of(_model.Product, _port, _case.Row ?? NothingGiven);
        var seen = Rows(access, request, row);
        Columns(access, request, row, seen);
    }

    private bool Rows(BranchAccess access, BranchRequest request, IReadOnlyDictionary<string, CedarValue> row)
    {
        var extent = ExtentOf(access.Rows);
        var seen = _case.Row is null ? extent != Extent.None : AllowsRow(request, Names.ReadRow, row);
        string Why() => Explanation.Of(request.ExplainRow(Names.ReadRow, row));
        if (_case.Sees is { } sees && sees != seen)
        {
            _wrong.Add($"expected: {(sees ? "sees" : "does not see")} {RowText()} of {_jurisdiction}; it is {(seen ? "seen" : "not seen")}\n{Why()}");
        }

        if (_case.Rows is { } rows && rows != extent)
        {
            var filter = extent == Extent.Some ? $", those with {DuckDbPrinter.Print(access.Rows)}" : string.Empty;
            _wrong.Add($"expected: sees {Text(rows)} rows of {_jurisdiction}; seen are {Text(extent)}{filter}\n{Why()}");
        }

        if (_case.DeniedBy is { } policy && access.Denied.All(one => one.Policy != policy))
        {
            var by = access.Denied.Count == 0 ? "rows are seen" : $"denied by {string.Join(", ", access.Denied)}";
            _wrong.Add($"expected: every row of {_jurisdiction} is denied by {policy}; {by}\n{Why()}");
        }

        return seen;
    }

    private void Columns(BranchAccess access, BranchRequest request, IReadOnlyDictionary<string, CedarValue> row, bool seen)
    {
        foreach (var (columns, expected) in ((IReadOnlyList<string>, ColumnSight)[])
            [(_case.Clear, ColumnSight.Clear), (_case.Tokens, ColumnSight.Token), (_case.Masked, ColumnSight.Masked)])
        {
            foreach (var name in columns)
            {
                var column = _port.FindColumn(name) ?? throw new DataProductException(
                    "DP1282", $"{_model.Product.Id} has no column '{name}' in {_port.Name}; it has {string.Join(", ", _port.Columns.Select(one => one.Name))}.");
                var actual = seen ? SightOf(column, access, request, row) : ColumnSight.NotSeen;
                if (actual != expected)
                {
                    _wrong.Add($"expected: {name} in {_jurisdiction} {Text(expected)}; it {Text(actual)}\n{WhyColumn(column, request, row, seen)}");
                }
            }
        }
    }

    private ColumnSight SightOf(ColumnManifest column, BranchAccess access, BranchRequest request, IReadOnlyDictionary<string, CedarValue> row)
    {
        if (column.Pii is { } pii)
        {
            return pii.Mode == TokenMode.Redact ? ColumnSight.Masked
                : pii.CanBeOpened && access.MayOpen(pii.Kind) ? ColumnSight.Clear
                : ColumnSight.Token;
        }

        if (column.Classification == Classification.Internal)
        {
            return ColumnSight.Clear;
        }

        var shown = access.Columns.FirstOrDefault(one => one.Column == column.Name)?.ShownWhen;
        var isShown = _case.Row is null
            ? shown is ConstantPredicate { Value: true }
            : AllowsRow(request, Names.ReadColumn(column.Classification), row);
        return isShown ? ColumnSight.Clear : shown is null or ConstantPredicate || _case.Row is not null ? ColumnSight.Masked : ColumnSight.Sometimes;
    }

    private string WhyColumn(ColumnManifest column, BranchRequest request, IReadOnlyDictionary<string, CedarValue> row, bool seen) =>
        Explanation.Of(!seen || column.IsClear ? request.ExplainRow(Names.ReadRow, row)
            : column.Pii is { } pii ? request.ExplainDetokenise(pii.Kind, TokenScope.Of(_model.Product, column))
            : request.ExplainRow(Names.ReadColumn(column.Classification), row));

    private void Product(string action)
    {
        var decision = new AccessDecider(_model, _people).DecideProduct(action, _person, _question.Now);
        if (_case.Allowed is { } allowed && allowed != decision.Allowed)
        {
            var by = decision.Allowed ? $"permitted by {string.Join(", ", decision.Policies)}" : string.Join(", ", decision.Withheld);
            _wrong.Add($"expected: {(allowed ? "may" : "may not")} {action} {_model.Product.Id}; it is {(decision.Allowed ? "allowed" : "denied")}: {by}");
        }
    }

    private static bool AllowsRow(BranchRequest request, string action, IReadOnlyDictionary<string, CedarValue> row)
    {
        try
        {
            return request.Row(action, row).AllowedStrictly;
        }
        catch (CedarException refused)
        {
            throw new DataProductException("DP1282", $"The row of the case does not fit: {refused.Message}", refused);
        }
    }

    private string RowText() => _case.Row is { Count: > 0 } row
        ? $"a row with {string.Join(", ", row.Select(pair => $"{pair.Key} = {pair.Value ?? "nothing"}"))}"
        : "a row";

    private static Extent ExtentOf(RowPredicate rows) => rows switch
    {
        ConstantPredicate { Value: true } => Extent.All,
        ConstantPredicate => Extent.None,
        _ => Extent.Some,
    };

    private static string Text(Extent rows) => rows switch
    {
        Extent.All => "all",
        Extent.Some => "some",
        _ => "no",
    };

    private static string Text(ColumnSight sight) => sight switch
    {
        ColumnSight.Clear => "is in clear",
        ColumnSight.Token => "is a token",
        ColumnSight.Masked => "is masked",
        ColumnSight.Sometimes => "is in clear in some rows; give the case a row",
        _ => "is in no row that is seen",
    };

    private enum ColumnSight
    {
        NotSeen,
        Clear,
        Token,
        Masked,
        Sometimes,
    }
}
