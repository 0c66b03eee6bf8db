using System.Globalization;
using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

/// <summary>The ways in which translations of policies into filters are known to show rows that the policies hide.</summary>
public sealed class KnownOverGrantTests(KnownOverGrantTests.Table table) : IClassFixture<KnownOverGrantTests.Table>
{
    private const string SchemaText = """
        entity User;
        entity Row { n: Long, on?: Long, om?: Long, s?: String, b?: Bool, tags?: Set<String>, place?: { city?: String } };
        action read appliesTo { principal: User, resource: Row, context: { none: Set<Long> } };
        """;

    private static readonly CedarSchema Schema = CedarSchema.Parse(SchemaText, "rows.cedarschema");

    private static readonly EntityUid User = new("User", "u");

    private static readonly EntityUid Read = new("Action", "read");

    private static readonly CedarValue Context = CedarValue.Record(("none", CedarValue.Set()));

    private static readonly EntityStore World = EntityStore.Create([new(User)]).With(Schema.ActionEntities);

    private static readonly Dictionary<string, RowColumn> Columns = new(StringComparer.Ordinal)
    {
        ["n"] = new("n", RowColumnType.Long, true), // required, but the table allows NULL
        ["on"] = new("on", RowColumnType.Long, true),
        ["om"] = new("om", RowColumnType.Long, true),
        ["s"] = new("s", RowColumnType.String, true),
        ["b"] = new("b", RowColumnType.Bool, true),
        ["tags"] = new("tags", RowColumnType.Set(RowColumnType.String), true),
        ["place"] = new("place", RowColumnType.Record(new Dictionary<string, RowColumn> { ["city"] = new("city", RowColumnType.String, true) }), true),
    };

    private static readonly (string Cells, Dictionary<string, CedarValue> Values)[] Rows =
    [
        ("1, 1, 2, 'A', true, ['x', 'x'], {'city': 'Bern'}", Of(1, 1, 2, "A", true, ["x"], "Bern")),
        ("2, NULL, NULL, NULL, NULL, NULL, NULL", Of(2, null, null, null, null, null, null)),
        ("NULL, 1, 1, 'a', false, [], {'city': NULL}", Of(null, 1, 1, "a", false, [], "")),
        ("3, 3, NULL, 'a%', false, [], {'city': NULL}", Of(3, 3, null, "a%", false, [], "")),
    ];

    [Theory]
    [InlineData("NULL or true is true in SQL, an error in Cedar", "permit(principal, action, resource) when { resource.on == 1 || true };", 0, 3)]
    [InlineData("and false and NULL is false", "permit(principal, action, resource) unless { resource.on == 9 && false };", 0, 3)]
    [InlineData("CASE WHEN NULL takes ELSE", "permit(principal, action, resource) when { if resource.on == 9 then false else true };", 0, 3)]
    [InlineData("an error under two nots", "permit(principal, action, resource) when { !(!(resource.b) && true) || true };", 0, 3)]
    [InlineData("has(x) taken for true", "permit(principal, action, resource) when { resource has on };", 0, 3)]
    [InlineData("and its opposite", "permit(principal, action, resource) when { !(resource has on) };", 1)]
    [InlineData("NULL = NULL", "permit(principal, action, resource) when { resource.on == resource.om };")]
    [InlineData("IS DISTINCT FROM", "permit(principal, action, resource) when { resource.on != resource.om };", 0)]
    [InlineData("x <> v drops NULLs: also where they are to be shown", "permit(principal, action, resource) unless { resource has on && resource.on == 1 };", 1, 3)]
    [InlineData("NOT IN with NULL", "permit(principal, action, resource) unless { [1, 2].contains(resource.on) };", 3)]
    [InlineData("an empty IN", "permit(principal, action, resource) when { context.none.contains(resource.on) };")]
    [InlineData("an empty NOT IN", "permit(principal, action, resource) unless { context.none.contains(resource.on) };", 0, 3)]
    [InlineData("a permit of all rows drops the forbids", "permit(principal, action, resource); forbid(principal, action, resource) when { resource has b && resource.b };", 1, 3)]
    [InlineData("a forbid that errs is passed over", "permit(principal, action, resource); forbid(principal, action, resource) when { resource.b };", 3)]
    [InlineData("a required column that is NULL", "permit(principal, action, resource);", 0, 1, 3)]
    [InlineData("which a forbid reads", "permit(principal, action, resource); forbid(principal, action, resource) when { resource.n == 2 };", 0, 3)]
    [InlineData("another case of the same letter", "permit(principal, action, resource) when { resource has s && resource.s == \"a\" };")]
    [InlineData("a wildcard that is a character", "permit(principal, action, resource) when { resource has s && resource.s like \"a%\" };", 3)]
    [InlineData("not a list without the element", "permit(principal, action, resource) unless { resource.tags.contains(\"y\") };", 0, 3)]
    [InlineData("an empty list is not an absent one", "permit(principal, action, resource) when { resource.tags.isEmpty() };", 3)]
    [InlineData("all of no list", "permit(principal, action, resource) when { [\"x\"].containsAll(resource.tags) };", 0, 3)]
    [InlineData("the same set, its elements repeated", "permit(principal, action, resource) when { resource.tags == [\"x\"] };", 0)]
    [InlineData("a record that is absent", "permit(principal, action, resource) unless { resource.place has city };", 3)]
    [InlineData("an attribute of an absent record", "permit(principal, action, resource) unless { resource.place.city == \"Rome\" };", 0)]
    public void Filter_ShowsWhatCedarAllows(string mistake, string policies, params int[] shown)
    {
        var parsed = PolicySet.Parse(policies, "p.cedar");
        var result = PartialEvaluator.EvaluateUnchecked(
            parsed, Schema, World, new(User, Read, new("Row", [], new Dictionary<string, CedarValue>()), Context));
        var sql = DuckDbPrinter.Print(RowFilter.From(result, Columns));

        Assert.Equal(shown, Enumerable.Range(0, Rows.Length).Where(i => IsAllowed(parsed, i))); // first of all, the table above is right
        Assert.True(table.Rows.Select(sql).Order().SequenceEqual(shown), $"{mistake}: {sql}");
    }

    private static bool IsAllowed(PolicySet policies, int row)
    {
        var uid = new EntityUid("Row", row.ToString(CultureInfo.InvariantCulture));
        return Rows[row].Values.ContainsKey("n")
            && Authorizer.Authorize(policies, World.With(new Entity(uid, Rows[row].Values, [])), new CedarRequest(User, Read, uid, Context)).AllowedStrictly;
    }

    private static Dictionary<string, CedarValue> Of(long? n, long? on, long? om, string? s, bool? b, string[]? tags, string? city)
    {
        var values = new Dictionary<string, CedarValue>(StringComparer.Ordinal);
        Add("n", n is null ? null : CedarValue.Of(n.Value));
        Add("on", on is null ? null : CedarValue.Of(on.Value));
        Add("om", om is null ? null : CedarValue.Of(om.Value));
        Add("s", s is null ? null : CedarValue.Of(s));
        Add("b", b is null ? null : CedarValue.Of(b.Value));
        Add("tags", tags is null ? null : CedarValue.Set(tags.Select(CedarValue.Of)));
        Add("place", city is null ? null : city.Length == 0 ? CedarValue.EmptyRecord : CedarValue.Record(("city", CedarValue.Of(city))));
        return values;

        void Add(string name, CedarValue? value)
        {
            if (value is { } present)
            {
                values.Add(name, present);
            }
        }
    }

    public sealed class Table : IDisposable
    {
        public Table() => Rows.Fill(
            [("n", "BIGINT"), ("on", "BIGINT"), ("om", "BIGINT"), ("s", "VARCHAR"), ("b", "BOOLEAN"), ("tags", "VARCHAR[]"), ("place", "STRUCT(city VARCHAR)")],
            KnownOverGrantTests.Rows.Select(row => (IReadOnlyList<string>)[row.Cells]));

        internal RowTable Rows { get; } = new();

        public void Dispose() => Rows.Dispose();
    }
}
