using System.Text.Json.Nodes;

namespace DataProducts.Access.Tests;

public sealed class InstrumentRegisterTests
{
    public const string Whole = """
        {
          "$schema": "x", "formatVersion": 1,
          "instruments": [
            { "id": "scc-2026-014", "kind": "scc-tia", "cell": "EU/US", "reference": "Contracts 2026/014", "recordedBy": "dpo@bank.example",
              "recordedAt": "2026-11-01T00:00:00Z", "expires": "2027-11-01T00:00:00Z", "revoked": "2027-01-01T00:00:00Z" },
            { "id": "dpf-7", "kind": "dpf", "cell": "EU/US", "reference": "List 7", "recordedBy": "dpo@bank.example",
              "recordedAt": "2026-12-01T00:00:00Z", "expires": "2027-12-01T00:00:00Z" }],
          "waivers": [{ "matrix": "2026-11-23", "until": "2027-12-01", "reason": "The review is under way.", "recordedBy": "dpo@bank.example",
            "recordedAt": "2027-10-30T00:00:00Z" }]
        }
        """;

    public static TheoryData<string, string> Wrong { get; } = new()
    {
        { "newer", Changed(root => root["formatVersion"] = 2) },
        { "twice", Changed(root => First(root)["id"] = "dpf-7") },
        { "no cell", Changed(root => First(root)["cell"] = "EU>US") },
        { "unknown place", Changed(root => First(root)["cell"] = "EU/ZZ") },
        { "quoted kind", Changed(root => First(root)["kind"] = "x\"); permit (principal, action, resource);") },
        { "no reference", Changed(root => First(root)["reference"] = "") },
        { "nobody recorded it", Changed(root => First(root).AsObject().Remove("recordedBy")) },
        { "expired before", Changed(root => First(root)["expires"] = "2026-10-01T00:00:00Z") },
        { "revoked before", Changed(root => First(root)["revoked"] = "2026-10-01T00:00:00Z") },
        { "a long waiver", Changed(root => root["waivers"]![0]!["until"] = "2028-02-01") },
        { "a waiver of the past", Changed(root => root["waivers"]![0]!["until"] = "2027-10-30") },
        { "no waiver's reason", Changed(root => root["waivers"]![0]!["reason"] = "") },
        { "null", "null" },
        { "deep", new string('[', 10_000) },
    };

    [Theory]
    [InlineData("2026-10-31", "")]
    [InlineData("2026-11-01", "scc-tia")]
    [InlineData("2026-12-15", "dpf scc-tia")]
    [InlineData("2027-01-01", "dpf")]
    [InlineData("2027-12-01", "")]
    public void Instrument_HoldsFromItsRecordToItsEnd(string day, string kinds)
    {
        var now = DateTimeOffset.Parse($"{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var inForce = InstrumentRegister.Parse(Whole, "instruments.json").Instruments.Where(one => one.IsInForce(now)).Select(one => one.Kind);

        Assert.Equal(kinds, string.Join(' ', inForce.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WrongRegister_IsRefused(string what, string json)
    {
        var refused = Assert.Throws<AccessException>(() => InstrumentRegister.Parse(json, "instruments.json"));

        Assert.True(refused.Id == "DP1907", what);
        Assert.DoesNotContain("permit", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registers_AreJoined_IfTheySayTheSame()
    {
        var one = InstrumentRegister.Parse(Whole, "a");
        var other = InstrumentRegister.Parse(Changed(root => First(root)["revoked"] = "2027-02-01T00:00:00Z"), "b");

        Assert.Equal((2, 1), (InstrumentRegister.Join([one, one]).Instruments.Count, InstrumentRegister.Join([one, one]).Waivers.Count));
        Assert.Equal("DP1907", Assert.Throws<AccessException>(() => InstrumentRegister.Join([one, other])).Id);
    }

    private static JsonNode First(JsonNode root) => root["instruments"]![0]!;

    private static string Changed(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(Whole)!;
        change(root);
        return root.ToJsonString();
    }
}
