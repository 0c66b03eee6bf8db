using DataProducts.Cedar;

namespace DataProducts.Access.Tests;

/// <summary>Rows of the product, and what a row filter says of each: read by other code than any engine's.</summary>
internal sealed record Rows(string Country, long Visits, bool? LegalHold)
{
    public static readonly Rows[] All =
    [
        .. from country in (string[])["FR", "DE", "CH", string.Empty]
           from visits in (long[])[0, 3, 4]
           from hold in (bool?[])[null, false, true]
           select new Rows(country, visits, hold),
    ];

    public Dictionary<string, CedarValue> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, CedarValue>(StringComparer.Ordinal)
            {
                ["customerId"] = CedarValue.Of("1"),
                ["country"] = CedarValue.Of(Country),
                ["visits"] = CedarValue.Of(Visits),
            };
            if (LegalHold is { } hold)
            {
                attributes["legalHold"] = CedarValue.Of(hold);
            }

            return attributes;
        }
    }

    public bool Satisfies(RowPredicate filter) => filter switch
    {
        ConstantPredicate constant => constant.Value,
        AndPredicate and => and.Items.All(Satisfies),
        OrPredicate or => or.Items.Any(Satisfies),
        NotPredicate not => !Satisfies(not.Item),
        IsNullPredicate isNull => Value(isNull.Column) is null,
        InPredicate many => Value(many.Column) is { } value && many.Values.Contains(value),
        LikePredicate like => Value(like.Column) is not null && Country.StartsWith('D'), // the one pattern that the tests use
        ComparePredicate { Comparison: RowComparison.Equal } equal => Value(equal.Column) is { } value && value.Equals(equal.Value),
        ComparePredicate { Comparison: RowComparison.NotEqual } unequal => Value(unequal.Column) is { } value && !value.Equals(unequal.Value),
        ComparePredicate { Comparison: RowComparison.Greater } => Visits > 3, // the one comparison of size that the tests use, and its opposite
        ComparePredicate { Comparison: RowComparison.LessOrEqual } => Visits <= 3,
        ComparePredicate { Comparison: RowComparison.Less } => Visits < 4,
        ComparePredicate { Comparison: RowComparison.GreaterOrEqual } => Visits >= 4,
        _ => throw new InvalidOperationException($"The test knows no {filter}."),
    };

    private CedarValue? Value(RowColumn column) => column.Column switch
    {
        "customer_id" => CedarValue.Of("1"),
        "country" => CedarValue.Of(Country),
        "visits" => CedarValue.Of(Visits),
        "legal_hold" => LegalHold is { } hold ? CedarValue.Of(hold) : null,
        _ => throw new InvalidOperationException($"The test knows no {column.Column}."),
    };
}
