using DataProducts.Access;
using DataProducts.Cedar;
using DataProducts.Contracts;
using RetailBank;

namespace DataProducts.EndToEnd.Tests;

/// <summary>200 random pairs of viewer and purpose: the answer to one query is, row by row, what Cedar decides about each row alone.</summary>
[Collection(nameof(SmallState))]
public sealed class RandomViewerTests(SmallState state)
{
    private const int Seed = 20261122;
    private const int Worlds = 10;
    private const int ViewersEach = 20;
    private const string Sql = "select customer_id, email from retail.customers";

    private static readonly ProductManifest Product = ManifestReader.Parse(ManifestOf<Customer>());

    [Fact]
    public async Task Answer_IsWhatEachRowsDecisionSays()
    {
        var model = Model();
        var (partly, clear, denied) = (0, 0, 0);
        foreach (var world in AllWorlds())
        {
            await state.RegisterAsync(world.Document);
            var decider = new AccessDecider(model, world.Directory);
            foreach (var question in world.Questions)
            {
                var expected = Expected(decider, question);
                var answer = await state.Platform.QueryAsync(
                    Sql, question.Person.Id, question.Purpose, question.Device, TestContext.Current.CancellationToken);

                var actual = answer.Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
                Assert.True(
                    expected.Keys.Order(StringComparer.Ordinal).SequenceEqual(actual.Keys.Order(StringComparer.Ordinal)),
                    $"seed {Seed}, {question}: {expected.Count}, not {actual.Count}");
                Assert.All(expected, row => Assert.True(
                    row.Value
                        ? actual[row.Key] == $"{row.Key.ToLowerInvariant()}@example.org"
                        : actual[row.Key].StartsWith("dp1_", StringComparison.Ordinal),
                    $"seed {Seed}, {question}, {row.Key}: clear {row.Value}"));
                denied += answer.Denied ? 1 : 0;
                partly += actual.Count is > 0 and < 12 ? 1 : 0;
                clear += expected.ContainsValue(true) ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {Seed}: {denied} of 200 denied, {partly} see a part, {clear} see e-mail in clear");
        Assert.True(Math.Min(Math.Min(denied, partly), clear) >= 15, "the seed is too one-sided to prove anything");
    }

    [Fact]
    public async Task PointDecision_IsCedarsOwn()
    {
        var model = Model();
        var oracle = new CedarWasm(Product);
        var ours = new List<(string What, bool Allowed)>();
        foreach (var world in AllWorlds())
        {
            var decider = new AccessDecider(model, world.Directory);
            foreach (var question in world.Questions.Take(5))
            {
                foreach (var place in LakeTables.Jurisdictions)
                {
                    var jurisdiction = Jurisdiction.Parse(place);
                    foreach (var hold in (bool?[])[null, false, true])
                    {
                        oracle.AddRow(world.Directory, question, place, hold);
                        ours.Add(($"{question} {place} hold {hold}", MayRead(decider, question, jurisdiction, hold)));
                    }

                    oracle.AddEmail(world.Directory, question, place);
                    var opens = decider.Decide(Product.Ports[0], jurisdiction, question).MayOpen(PiiKind.EmailAddress);
                    ours.Add(($"{question} {place} e-mail", opens));
                }
            }
        }

        var theirs = await oracle.DecideAsync();

        Assert.Equal(ours, ours.Zip(theirs, (one, allowed) => (one.What, allowed)));
        Assert.InRange(theirs.Count(allowed => allowed), 50, theirs.Count - 50);
    }

    private static AccessModel Model() => AccessModel.Build(
        Product,
        PolicyFile.ReadFolder(SmallState.Policies),
        SmallState.Standards,
        DateOnly.FromDateTime(FixedClock.Noon.Now.UtcDateTime));

    private static IEnumerable<RandomWorld> AllWorlds() => Enumerable.Range(Seed, Worlds).Select(seed => new RandomWorld(seed, ViewersEach));

    private static Dictionary<string, bool> Expected(AccessDecider decider, AccessQuestion question)
    {
        var rows = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var row in SmallState.Rows)
        {
            var jurisdiction = Jurisdiction.Parse(row.Jurisdiction);
            if (MayRead(decider, question, jurisdiction, row.Hold))
            {
                rows.Add(row.Id, decider.Decide(Product.Ports[0], jurisdiction, question).MayOpen(PiiKind.EmailAddress));
            }
        }

        return rows;
    }

    private static bool MayRead(AccessDecider decider, AccessQuestion question, Jurisdiction jurisdiction, bool? hold)
    {
        var attributes = new Dictionary<string, CedarValue>(StringComparer.Ordinal)
        {
            ["customerId"] = CedarValue.Of("any"),
            ["country"] = CedarValue.Of("any"),
            ["cardType"] = CedarValue.Of("Vista"),
        };
        if (hold is { } known)
        {
            attributes.Add("legalHold", CedarValue.Of(known));
        }

        return decider.DecideRow(Product.Ports[0], jurisdiction, question, attributes).AllowedStrictly;
    }

    private static string ManifestOf<TRow>()
        where TRow : class, IDataProductRow<TRow> => TRow.Manifest;
}
