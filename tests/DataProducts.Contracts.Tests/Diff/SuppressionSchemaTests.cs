using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>The JSON Schema by which editors complete suppressions says what their reader says.</summary>
public sealed class SuppressionSchemaTests
{
    private const string Example = """
        {
          "$schema": "diff-suppressions.schema.json",
          "suppressions": [
            { "product": "retail.customers", "rule": 1, "place": "customers.email", "reason": "nobody reads it yet", "expires": "2027-03-31" }
          ]
        }
        """;

    [Fact]
    public async Task Suppressions_AreReadAsTheSchemaSays() => Assert.Empty(await SchemaAgreement.CheckAsync(
        Path.Combine(RepositoryRoot.Path, "sdk/DataProducts.Sdk/schemas/diff-suppressions.schema.json"),
        Example,
        text => DiffSuppressions.TryRead(text, out _) is not null));
}
