using DataProducts.TestKit;

namespace DataProducts.Testing.Tests;

/// <summary>The JSON Schema by which editors complete policy tests says what their reader says.</summary>
public sealed class PolicyTestSchemaTests
{
    private const string Example = """
        {
          "$schema": "policy-tests.schema.json",
          "format": 1,
          "product": "retail.customers",
          "tests": [
            {
              "name": "one row", "viewer": "analyst@zurich", "purpose": "fraud-detection", "device": "CH", "at": "2026-11-01T08:00:00Z",
              "jurisdiction": "CH", "port": "customers", "row": { "country": "CH", "vip": true, "orders": 3, "note": null }, "sees": true
            },
            {
              "viewer": "analyst@zurich", "rows": "Some", "clear": ["email", "country"], "tokens": ["phone"], "masked": ["revenue"],
              "deniedBy": "guard.grant", "action": "subscribe", "allowed": false
            }
          ]
        }
        """;

    [Fact]
    public async Task PolicyTests_AreReadAsTheSchemaSays() => Assert.Empty(await SchemaAgreement.CheckAsync(
        Path.Combine(RepositoryRoot.Path, "sdk/DataProducts.Sdk/schemas/policy-tests.schema.json"), Example, Accepts));

    private static bool Accepts(string text)
    {
        try
        {
            PolicyTestFile.Parse(text, "access.json");
            return true;
        }
        catch (DataProductException refusal) when (refusal.Id is "DP1281")
        {
            return false;
        }
    }
}
