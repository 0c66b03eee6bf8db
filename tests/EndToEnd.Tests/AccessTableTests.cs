using System.Text.Json.Nodes;

namespace DataProducts.EndToEnd.Tests;

/// <summary>The table of the access model (shared/design/access-model): nine viewers, and what each sees.</summary>
[Collection(nameof(SmallState))]
public sealed class AccessTableTests(SmallState state)
{
    private const string Everywhere = "EU IN CH US MC";
    private const string Sql = "select customer_id, residence, email from retail.customers";

    /// <summary>Name, person, purpose, device, instrument on record, day of the grant's end, rows, e-mail in clear, a policy that refused.</summary>
    public static TheoryData<string, string, string?, string?, string?, string, string, string, string?> Viewers { get; } = new()
    {
        { "EU fraud analyst", "anna", "fraud-detection", null, null, "2036-12-31", "EU", "EU", null },
        { "the same, no purpose", "anna", null, null, null, "2036-12-31", "", "", "guard.grant" },
        { "US marketing", "mike", "campaigns", null, null, "2036-12-31", "US", "", "default" },
        { "EU cross-border analyst", "clara", "fraud-detection", null, null, "2036-12-31", Everywhere, "EU CH", "transfer.IN.EU" },
        { "the same, IN instrument", "clara", "fraud-detection", null, "IN>EU:s16-contract", "2036-12-31", Everywhere, "EU IN CH", "transfer.US.EU" },
        { "Swiss officer", "urs", "sanctions-screening", null, null, "2036-12-31", "CH", "CH", null },
        { "EU analyst, device in the US", "anna", "fraud-detection", "US", null, "2036-12-31", "EU", "", "transfer.EU.US" },
        { "place unknown", "anna", "fraud-detection", "ZZ", null, "2036-12-31", "", "", "transfer.unknown" },
        { "expired grant", "anna", "fraud-detection", null, null, "2026-11-22", "", "", "guard.grant" },
    };

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Viewer_SeesWhatTheTableSays(
        string viewer, string person, string? purpose, string? device, string? instrument, string expires, string rows, string clear, string? refusedBy)
    {
        await state.RegisterAsync(People(instrument, expires));

        var answer = await state.Platform.QueryAsync(
            Sql, $"{person}@bank.example", purpose, device is null ? null : Jurisdiction.Parse(device), TestContext.Current.CancellationToken);

        var expected = SmallState.Rows.Where(row => row.Hold != true && rows.Split(' ').Contains(row.Jurisdiction)).ToDictionary(row => row.Id);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), answer.Rows.Select(row => (string)row[0]!).Order(StringComparer.Ordinal));
        Assert.All(answer.Rows, row =>
        {
            var (customer, email) = (expected[(string)row[0]!], (string)row[2]!);
            Assert.Equal(customer.Jurisdiction, row[1]);
            if (clear.Split(' ').Contains(customer.Jurisdiction))
            {
                Assert.Equal(customer.Email, email);
            }
            else
            {
                Assert.StartsWith($"dp1_{customer.Jurisdiction.ToLowerInvariant()}_", email, StringComparison.Ordinal);
            }
        });
        Assert.True(answer.Denied == (rows.Length == 0), viewer);
        Assert.Equal(refusedBy is null, answer.Refused.Count == 0);
        Assert.True(refusedBy is null || answer.Refused.Any(reason => reason.Policy == refusedBy), string.Join(", ", answer.Refused));
    }

    private static JsonObject People(string? instrument, string expires)
    {
        var people = SmallState.People();
        foreach (var subscription in people["subscriptions"]!.AsArray())
        {
            subscription!["expires"] = $"{expires}T12:00:00Z"; // noon is the moment of the test: what ends now has ended
        }

        if (instrument is not null)
        {
            people["instruments"]!.AsArray().Add(new JsonObject { ["id"] = instrument, ["expires"] = "2036-12-31T00:00:00Z" });
        }

        return people;
    }
}

[CollectionDefinition(nameof(SmallState))]
public sealed class SmallStateDefinition : ICollectionFixture<SmallState>;
