using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>Manifests that tests render and break.</summary>
internal static class Samples
{
    /// <summary>The product of the access model: its schema is known.</summary>
    public const string AccessModel = """
        {
          "manifestVersion": 1, "id": "retail.customers", "domain": "retail", "owner": "team-customers@bank.example", "version": "1.0.0",
          "description": "Everyone who holds, or held, an account; one row a person.",
          "ports": [{
            "name": "customers", "record": "RetailBank.Customer", "key": ["customer_id"], "subject": "customer_id",
            "jurisdictionColumn": "residence", "countryColumn": "country",
            "columns": [
              { "name": "customer_id", "property": "CustomerId", "type": "string", "nullable": false, "source": "customer_id" },
              { "name": "residence", "property": "Residence", "type": "string", "nullable": false },
              { "name": "email", "property": "Email", "type": "string", "nullable": false, "source": "email",
                "pii": { "kind": "EmailAddress", "mode": "Deterministic" } },
              { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "country_region" },
              { "name": "legal_hold", "property": "LegalHold", "type": "boolean", "nullable": true, "source": "legal_hold", "sourceOptional": true }
            ],
            "serviceLevels": [
              { "kind": "freshness", "maximumAge": "PT2H", "target": 0.99, "window": "P30D", "slice": "PT5M" },
              { "kind": "completeness", "column": "email", "target": 0.995, "window": "P30D" }
            ]
          }]
        }
        """;

    /// <summary>Every type, two ports, keys of two columns, a fixed jurisdiction, a domain that is not the id's, odd names.</summary>
    public const string Everything = """
        {
          "manifestVersion": 1, "id": "credit_risk.exposures", "domain": "risk", "version": "0.3.0-rc.1+build-7", "jurisdiction": "CH",
          "ports": [
            {
              "name": "exposures", "record": "Risk.Exposure", "key": ["book", "as_of"], "eventTime": "booked",
              "columns": [
                { "name": "book", "property": "Book", "type": "long", "nullable": false, "source": "BOOK" },
                { "name": "as_of", "property": "AsOf", "type": "date", "nullable": false, "source": "AS_OF" },
                { "name": "rank", "property": "Rank", "type": "int", "nullable": true, "source": "RANK" },
                { "name": "is_open", "property": "In", "type": "boolean", "nullable": false, "source": "IS_OPEN" },
                { "name": "grosse", "property": "Größe", "type": "decimal(18, 4)", "nullable": false, "source": "GR" },
                { "name": "exact", "property": "Exact", "type": "decimal(19, 4)", "nullable": false, "source": "EX" },
                { "name": "fine", "property": "Fine", "type": "decimal(10, 5)", "nullable": false, "source": "FI" },
                { "name": "ratio", "property": "Ratio", "type": "double", "nullable": false, "source": "RATIO" },
                { "name": "weight", "property": "Weight", "type": "float", "nullable": false, "source": "WEIGHT" },
                { "name": "booked", "property": "Booked", "type": "timestamptz", "nullable": false, "source": "BOOKED" },
                { "name": "trace", "property": "Trace", "type": "uuid", "nullable": true, "source": "TRACE" },
                { "name": "seal", "property": "Seal", "type": "binary", "nullable": true, "source": "SEAL" },
                { "name": "limit_amount", "property": "LimitAmount", "type": "decimal(12, 2)", "nullable": true, "source": "LIMIT",
                  "classification": "Confidential", "mask": "Null" }
              ],
              "serviceLevels": [
                { "kind": "freshness", "maximumAge": "P1DT12H", "target": 1, "window": "P28D", "slice": "PT90S" },
                { "kind": "completeness", "column": "trace", "target": 0.57, "window": "P1Y6M" }
              ]
            },
            {
              "name": "obligors", "record": "Risk.Obligor", "key": [], "subject": "obligor",
              "columns": [
                { "name": "obligor", "property": "Obligor", "type": "string", "nullable": false, "source": "OBLIGOR" },
                { "name": "tax_id", "property": "TaxId", "type": "string", "nullable": true, "source": "TAX_ID",
                  "description": "As the authority writes it.",
                  "pii": { "kind": "TaxId", "mode": "Deterministic" }, "classification": "Restricted", "mask": "Null" }
              ],
              "serviceLevels": []
            }
          ]
        }
        """;

    /// <summary>A manifest of version 2: every type, nested ones too, and every member that the manifest's page describes. The other two are of
    /// version 1, which is still read.</summary>
    public const string Complete = """
        {
          "manifestVersion": 2, "id": "trading.orders", "domain": "markets", "owner": "team-orders@bank.example", "version": "2.1.0",
          "description": "Every order of a client; one row an order.",
          "derivedFrom": ["retail.customers"], "purposes": ["best-execution", "fraud-detection"],
          "ports": [
            {
              "name": "orders", "record": "Trading.Order", "key": ["order_id"], "subject": "client_id",
              "jurisdictionColumn": "jurisdiction", "countryColumn": "country", "eventTime": "placed_at",
              "columns": [
                { "name": "order_id", "property": "OrderId", "type": "uuid", "nullable": false, "source": "order_id" },
                { "name": "client_id", "property": "ClientId", "type": "string", "nullable": false, "source": "client_id",
                  "references": { "product": "retail.customers", "port": "customers", "column": "customer_id" } },
                { "name": "jurisdiction", "property": "Jurisdiction", "type": "string", "nullable": false },
                { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "country", "minLength": 2, "maxLength": 2,
                  "pattern": "[A-Z]{2}", "default": "CH" },
                { "name": "email", "property": "Email", "type": "string", "nullable": true, "source": "email",
                  "pii": { "kind": "EmailAddress", "mode": "Deterministic" } },
                { "name": "state", "property": "State", "type": "string", "nullable": false, "source": "state",
                  "description": "Where the order stands.", "values": ["Open", "Filled", "Cancelled"], "default": "Open" },
                { "name": "reference", "property": "Reference", "type": "string", "nullable": false, "source": "ref", "unique": true, "minLength": 1 },
                { "name": "is_short", "property": "IsShort", "type": "boolean", "nullable": false, "source": "short", "default": "false" },
                { "name": "lots", "property": "Lots", "type": "int", "nullable": false, "source": "lots", "minimum": "1", "maximum": "1000000" },
                { "name": "shares", "property": "Shares", "type": "long", "nullable": false, "source": "shares",
                  "minimum": "0", "exclusiveMinimum": true, "unit": "shares" },
                { "name": "price", "property": "Price", "type": "decimal(18, 6)", "nullable": true, "source": "price",
                  "minimum": "0.000001", "maximum": "1000000", "exclusiveMaximum": true, "unit": "EUR" },
                { "name": "share", "property": "Share", "type": "double", "nullable": false, "source": "share", "minimum": "0", "maximum": "1" },
                { "name": "weight", "property": "Weight", "type": "float", "nullable": true, "source": "weight", "minimum": "-0.5" },
                { "name": "trade_date", "property": "TradeDate", "type": "date", "nullable": false, "source": "day", "minimum": "2000-01-01" },
                { "name": "cut_off", "property": "CutOff", "type": "time", "nullable": true, "source": "cut_off",
                  "minimum": "08:00:00", "maximum": "17:30:00", "exclusiveMaximum": true },
                { "name": "placed_at", "property": "PlacedAt", "type": "timestamptz", "nullable": false, "source": "placed",
                  "minimum": "2000-01-01T00:00:00Z" },
                { "name": "seal", "property": "Seal", "type": "binary", "nullable": true, "source": "seal", "maxLength": 64, "sourceOptional": true },
                { "name": "limit_price", "property": "LimitPrice", "type": "decimal(38, 9)", "nullable": true, "source": "limit",
                  "classification": "Confidential", "mask": "Null" },
                { "name": "desk", "property": "Desk", "type": "string", "nullable": true, "source": "desk", "deprecated": "Use venue." },
                { "name": "old_flag", "property": "OldFlag", "type": "boolean", "nullable": true, "source": "old", "deprecated": "" },
                { "name": "venue", "property": "Venue", "nullable": true, "source": "venue", "description": "Where it was traded.",
                  "type": { "type": "struct", "fields": [
                    { "name": "mic", "type": "string", "nullable": false, "description": "ISO 10383." },
                    { "name": "kind", "type": "string", "nullable": true, "values": ["Lit", "Dark"] },
                    { "name": "opens", "type": "time", "nullable": true },
                    { "name": "fee", "type": "decimal(9, 4)", "nullable": true, "deprecated": "Always zero." },
                    { "name": "place", "nullable": true, "type": { "type": "struct", "fields": [
                      { "name": "city", "type": "string", "nullable": false }, { "name": "zip", "type": "int", "nullable": true }
                    ] } }
                  ] } },
                { "name": "tags", "property": "Tags", "nullable": false, "source": "tags", "minLength": 0, "maxLength": 10,
                  "type": { "type": "list", "element": "string", "values": ["Algo", "Manual"], "unique": true } },
                { "name": "ticks", "property": "Ticks", "nullable": true, "source": "ticks", "type": { "type": "list", "element": "long", "elementNullable": true } },
                { "name": "fills", "property": "Fills", "nullable": false, "source": "fills", "minLength": 1,
                  "type": { "type": "list", "element": { "type": "struct", "fields": [
                    { "name": "at", "type": "timestamptz", "nullable": false }, { "name": "price", "type": "decimal(18, 6)", "nullable": false },
                    { "name": "notes", "nullable": true, "type": { "type": "list", "element": "string" } }
                  ] } } },
                { "name": "fees", "property": "Fees", "nullable": false, "source": "fees", "maxLength": 20,
                  "type": { "type": "map", "key": "string", "value": "decimal(12, 2)" } },
                { "name": "by_day", "property": "ByDay", "nullable": true, "source": "by_day",
                  "type": { "type": "map", "key": "date", "valueNullable": true, "value": { "type": "list", "element": "uuid" } } }
              ],
              "serviceLevels": [
                { "kind": "freshness", "maximumAge": "PT1H", "target": 0.99, "window": "P30D", "slice": "PT5M" },
                { "kind": "completeness", "column": "price", "target": 0.95, "window": "P90D" }
              ],
              "quality": [
                { "name": "no-negative-price", "sql": "select count(*) from {port} where price < 0" },
                { "name": "one_venue", "sql": "select count(distinct venue.mic) from {port}", "mustBe": 1.5, "description": "Half of three venues." }
              ],
              "retention": { "period": "P7Y", "column": "placed_at" },
              "retired": ["trader", "broker_code"],
              "partition": [
                { "column": "country", "transform": "identity" }, { "column": "placed_at", "transform": "month" },
                { "column": "trade_date", "transform": "year" }, { "column": "client_id", "transform": "bucket[16]" },
                { "column": "reference", "transform": "truncate[4]" }
              ]
            },
            {
              "name": "venues", "record": "Trading.Venue", "key": ["mic", "since"],
              "jurisdictionColumn": "jurisdiction", "countryColumn": "country",
              "columns": [
                { "name": "mic", "property": "Mic", "type": "string", "nullable": false, "source": "mic" },
                { "name": "since", "property": "Since", "type": "date", "nullable": false, "source": "since" },
                { "name": "jurisdiction", "property": "Jurisdiction", "type": "string", "nullable": false },
                { "name": "country", "property": "Country", "type": "string", "nullable": false, "source": "country" },
                { "name": "last_order", "property": "LastOrder", "type": "uuid", "nullable": true, "source": "last",
                  "references": { "product": "trading.orders", "port": "orders", "column": "order_id" } }
              ],
              "serviceLevels": [],
              "retention": { "period": "P10Y" },
              "partition": [{ "column": "since", "transform": "day" }]
            }
          ]
        }
        """;

    /// <summary>Text that means something in every format that we write.</summary>
    public const string HostileText =
        "\"quote\" 'single' \n---\n...\n- item # hash: colon\r\n\ttab */ /* // -- `tick` ${} $$ %PATH% {{x}} \\ \\n '; DROP TABLE x; --\"; "
        + "& * ! | > @ \u0001\u0008\u001b[31m\u007f\u0085\u2028\u202e\ufeff\uffff é 漢 𝄞 <script> ]]> null ~ ";

    /// <summary>The same where a text is short.</summary>
    public const string ShortHostileText = " \"'`*/ // -- ${X} {{x}} $$ \\ '; DROP TABLE x;\n\u0001\u202e<b>";

    /// <summary>The same with service levels that OpenSLO can write: slices of an hour, a budget.</summary>
    public static string EverythingSound => Everything
        .Replace("\"target\": 1, \"window\": \"P28D\", \"slice\": \"PT90S\"", "\"target\": 0.95, \"window\": \"P28D\", \"slice\": \"PT1H\"", StringComparison.Ordinal);

    public static ProductManifest Manifest(string json) => ManifestReader.Parse(json);

    /// <summary>The access model's product with hostile text wherever text is free.</summary>
    public static ProductManifest Hostile()
    {
        var json = JsonNode.Parse(AccessModel)!;
        json["description"] = HostileText;
        json["owner"] = HostileText;
        foreach (var column in json["ports"]![0]!["columns"]!.AsArray().Where(column => column!["name"]!.GetValue<string>() != "residence"))
        {
            column!["description"] = column["name"] + HostileText;
            column["source"] = HostileText;
        }

        return Manifest(json.ToJsonString());
    }

    /// <summary>The complete product with hostile text wherever text is free, each with its own member's name before it.</summary>
    public static ProductManifest HostileComplete() => Manifest(MadeHostile([]));

    /// <summary>The texts of it that a contract tells.</summary>
    public static IReadOnlyList<string> TextsOfHostileComplete()
    {
        var texts = new List<string>();
        MadeHostile(texts);
        return texts;
    }

    private static string MadeHostile(List<string> texts)
    {
        var json = JsonNode.Parse(Complete)!;
        Replace(json, ["description", "owner", "sql", "unit", "default", "pattern", "deprecated"], string.Empty);
        return json.ToJsonString();

        void Replace(JsonNode? node, string[] free, string path)
        {
            if (node is JsonArray items)
            {
                for (var index = 0; index < items.Count; index++)
                {
                    Replace(items[index], free, $"{path}[{index}]");
                }
            }
            else if (node is JsonObject members)
            {
                foreach (var (name, value) in members.ToList())
                {
                    var place = $"{path}.{name}";
                    if (name == "values")
                    {
                        members[name] = new JsonArray(Made($"{place}[0]", ShortHostileText), Made($"{place}[1]", ShortHostileText));
                    }
                    else if (free.Contains(name, StringComparer.Ordinal))
                    {
                        members[name] = Made(place, name == "unit" ? ShortHostileText : HostileText);
                    }
                    else
                    {
                        Replace(value, free, place);
                    }
                }
            }
        }

        string Made(string place, string hostile)
        {
            var text = place + hostile;
            texts.Add(text);
            return text;
        }
    }

    public static string GoldenPath(string name) => $"tests/DataProducts.Contracts.Tests/Golden/{name}";

    /// <summary>The example of the manifest's own page.</summary>
    public static string DocumentedManifest()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "manifest.md"));
        var start = page.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
