using DataProducts.Access;

namespace DataProducts.Testing;

/// <summary>Who asks for what, and the assertions about it. Immutable: each call gives a new one, or asserts and gives the
/// same.</summary>
/// <remarks>An assertion that holds is kept with the policies, so that <see cref="PolicyCoverage"/> can tell which policy no test would
/// miss.</remarks>
public sealed class PolicyAssertion
{
    private readonly PoliciesUnderTest _policies;
    private readonly PolicyCase? _case;

    internal PolicyAssertion(PoliciesUnderTest policies) => _policies = policies;

    private PolicyAssertion(PoliciesUnderTest policies, PolicyCase one) => (_policies, _case) = (policies, one);

    private PolicyCase Case => _case ?? throw new InvalidOperationException("Say first who asks: Viewer(\"…\").");

    /// <summary>Says who asks.</summary>
    /// <param name="person">An id of the people file.</param>
    /// <returns>The same with that viewer, and nothing else said.</returns>
    public PolicyAssertion Viewer(string person)
    {
        ArgumentException.ThrowIfNullOrEmpty(person);
        return new(_policies, new PolicyCase { Viewer = person });
    }

    /// <summary>Says what for.</summary>
    /// <param name="purpose">A purpose of the people file or of the standards; null for none.</param>
    /// <returns>The same for that purpose.</returns>
    public PolicyAssertion For(string? purpose) => new(_policies, Case with { Purpose = purpose });

    /// <summary>Says whose rows; otherwise those of the viewer's seat.</summary>
    /// <param name="jurisdiction">Whose law protects the rows; also where the query runs.</param>
    /// <returns>The same there.</returns>
    public PolicyAssertion In(Jurisdiction jurisdiction) => new(_policies, Case with { Jurisdiction = jurisdiction });

    /// <summary>Says where the viewer's device is; otherwise at the seat.</summary>
    /// <param name="jurisdiction">Where.</param>
    /// <returns>The same from there.</returns>
    public PolicyAssertion From(Jurisdiction jurisdiction) => new(_policies, Case with { Device = jurisdiction });

    /// <summary>Says when; otherwise at the time of the policies under test.</summary>
    /// <param name="time">The point of time, in UTC.</param>
    /// <returns>The same at that time.</returns>
    public PolicyAssertion At(DateTimeOffset time) => new(_policies, Case with { At = time });

    /// <summary>Says of which port; otherwise the product's own.</summary>
    /// <param name="port">The port's name.</param>
    /// <returns>The same there.</returns>
    public PolicyAssertion Port(string port) => new(_policies, Case with { Port = port });

    /// <summary>Says of which row.</summary>
    /// <param name="attributes">Attributes that policies read, by their names in policies; see <see cref="PolicyCase.Row"/>.</param>
    /// <returns>The same of that row.</returns>
    public PolicyAssertion Row(params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        var row = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            row[name] = value;
        }

        return new(_policies, Case with { Row = row });
    }

    /// <summary>Asserts that the row is seen.</summary>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">It is not.</exception>
    public PolicyAssertion SeesTheRow() => Assert(Case with { Row = Case.Row ?? new Dictionary<string, object?>(), Sees = true });

    /// <summary>Asserts that the row is not seen.</summary>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">It is.</exception>
    public PolicyAssertion DoesNotSeeTheRow() => Assert(Case with { Row = Case.Row ?? new Dictionary<string, object?>(), Sees = false });

    /// <summary>Asserts that every row is seen, whatever it holds.</summary>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">Some are not.</exception>
    public PolicyAssertion SeesAllRows() => Assert(Case with { Row = null, Rows = Extent.All });

    /// <summary>Asserts that it depends on the row whether it is seen.</summary>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">All are seen, or none.</exception>
    public PolicyAssertion SeesSomeRows() => Assert(Case with { Row = null, Rows = Extent.Some });

    /// <summary>Asserts that no row is seen.</summary>
    /// <param name="deniedBy">A policy that must be among those that deny; <c>default</c> where no policy permits; null for any.</param>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">Some rows are seen, or another policy denies.</exception>
    public PolicyAssertion SeesNoRows(string? deniedBy = null) => Assert(Case with { Row = null, Rows = Extent.None, DeniedBy = deniedBy });

    /// <summary>Asserts that columns are seen in clear.</summary>
    /// <param name="columns">Columns of the lake.</param>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">One is a token, masked, or in no row that is seen.</exception>
    public PolicyAssertion SeesInClear(params IReadOnlyList<string> columns) => Assert(Case with { Clear = columns });

    /// <summary>Asserts that columns with personal data are seen, and stay tokens.</summary>
    /// <param name="columns">Columns of the lake.</param>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">One is in clear, or in no row that is seen.</exception>
    public PolicyAssertion SeesTokens(params IReadOnlyList<string> columns) => Assert(Case with { Tokens = columns });

    /// <summary>Asserts that classified columns are masked in rows that are seen.</summary>
    /// <param name="columns">Columns of the lake.</param>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">One is in clear, or in no row that is seen.</exception>
    public PolicyAssertion SeesMasked(params IReadOnlyList<string> columns) => Assert(Case with { Masked = columns });

    /// <summary>Asserts that the viewer may do something with the product itself.</summary>
    /// <param name="action"><c>subscribe</c>, <c>approve</c>, <c>publish</c> or <c>administer</c>.</param>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">It is denied.</exception>
    public PolicyAssertion May(string action) => Assert(new PolicyCase { Viewer = Case.Viewer, At = Case.At, Action = action, Allowed = true });

    /// <summary>Asserts that the viewer may not do something with the product itself.</summary>
    /// <param name="action"><c>subscribe</c>, <c>approve</c>, <c>publish</c> or <c>administer</c>.</param>
    /// <returns>The same.</returns>
    /// <exception cref="DataProductAssertionException">It is allowed.</exception>
    public PolicyAssertion MayNot(string action) => Assert(new PolicyCase { Viewer = Case.Viewer, At = Case.At, Action = action, Allowed = false });

    private PolicyAssertion Assert(PolicyCase expected)
    {
        PolicyAssert.Holds(_policies, [expected]);
        return this;
    }
}
