namespace DataProducts.Build.Tests;

/// <summary>The files in the folder of artefacts, in ordinal order.</summary>
internal static class ArtefactNames
{
    /// <summary>The list of artefacts: the tool renews it at each run, so its age tells whether it ran.</summary>
    public const string List = "artefacts.list";

    /// <summary>The files that are there even for no product.</summary>
    public static readonly string[] Own = [List, "render.rsp"];

    public static readonly string[] OfCustomers =
    [
        List, "bi/retail.customers.SemanticModel/definition.pbism", "bi/retail.customers.SemanticModel/definition/database.tmdl",
        "bi/retail.customers.SemanticModel/definition/expressions.tmdl", "bi/retail.customers.SemanticModel/definition/model.tmdl",
        "bi/retail.customers.SemanticModel/definition/tables/customers.tmdl", "bi/retail.customers.ch.pbids", "bi/retail.customers.customers.ch.tds",
        "bi/retail.customers.osi.yaml",
        "render.rsp", "retail.customers.auto.tfvars.json", "retail.customers.cedar", "retail.customers.cedarschema",
        "retail.customers.customers.iceberg.json", "retail.customers.customers.schema.json", "retail.customers.graphql",
        "retail.customers.odcs.yaml", "retail.customers.odps.yaml", "retail.customers.openslo.yaml", "retail.customers.tokens.json",
        "views/retail.customers.athena.sql", "views/retail.customers.duckdb.sql", "views/retail.customers.snowflake.sql", "views/retail.customers.trino.sql",
    ];

    public static IEnumerable<string> In(IReadOnlyDictionary<string, DateTime> files) => files.Keys.Order(StringComparer.Ordinal);

    public static IEnumerable<string> Changed(IReadOnlyDictionary<string, DateTime> before, IReadOnlyDictionary<string, DateTime> after) =>
        after.Where(file => !before.TryGetValue(file.Key, out var time) || time != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal);
}
