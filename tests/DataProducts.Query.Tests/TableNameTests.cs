using DataProducts.Contracts;
using DataProducts.Lake;

namespace DataProducts.Query.Tests;

public sealed class TableNameTests
{
    private const string Manifest = """
        {
          "manifestVersion": 1, "id": "retail.customers", "domain": "private_banking", "version": "2.1.0", "jurisdiction": "EU",
          "ports": [{
            "name": "customers", "record": "Customer", "key": ["id"], "subject": "id", "serviceLevels": [],
            "columns": [{ "name": "id", "property": "Id", "type": "string", "nullable": false, "source": "id",
                          "pii": { "kind": "TaxId", "mode": "Deterministic" } }]
          }]
        }
        """;

    // Views, plans and Terraform name what the lake holds; two domains' products never share a table, since ids are unique.
    [Fact]
    public void ProductOfAnotherDomainThanItsId_HasOneDatabaseEverywhere()
    {
        var product = ManifestReader.Parse(Manifest);
        var table = TableNames.Of(product.Id, product.MajorVersion, "customers", Jurisdiction.EU);

        Assert.Equal("eu__retail__customers__v2.customers", table.ToString());
        Assert.Equal($"{LakeTables.Database(product, Jurisdiction.EU)}.customers", table.ToString());
    }
}
