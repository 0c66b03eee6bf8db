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

    /// <summary>The manifests that the build finds in the compiled records with every type and every annotation: shipments with their carriers,
    /// and depots, whose rows have one jurisdiction. The other two samples are of version 1, which is still read.</summary>
    public static readonly Dictionary<string, string> Compiled =
        AssemblyManifests.Read(typeof(Trade.Shipment).Assembly.Location).ToDictionary(one => one.Id, one => one.Json, StringComparer.Ordinal);

    /// <summary>Text that means something in every format that we write.</summary>
    public const string HostileText =
        "\"quote\" 'single' \n---\n...\n- item # hash: colon\r\n\ttab */ /* // -- `tick` ${} $$ %PATH% {{x}} \\ \\n '; DROP TABLE x; --\"; "
        + "& * ! | > @ \u0001\u0008\u001b[31m\u007f\u0085\u2028\u202e\ufeff\uffff é 漢 𝄞 <script> ]]> null ~ ";

    /// <summary>The same where a text is short.</summary>
    public const string ShortHostileText = " \"'`*/ // -- ${X} {{x}} $$ \\ '; DROP TABLE x;\n\u0001\u202e<b>";

    /// <summary>The same with service levels that OpenSLO can write: slices of an hour, a budget.</summary>
    public static string EverythingSound => Everything
        .Replace("\"target\": 1, \"window\": \"P28D\", \"slice\": \"PT90S\"", "\"target\": 0.95, \"window\": \"P28D\", \"slice\": \"PT1H\"", StringComparison.Ordinal);

    /// <summary>Every type, nested ones too, and every member that the manifest's page describes.</summary>
    public static string CompleteJson => Compiled["trade.shipments"];

    public static ProductManifest Complete => Manifest(CompleteJson);

    public static ProductManifest Depots => Manifest(Compiled["trade.depots"]);

    public static ProductManifest Manifest(string json) => ManifestReader.Parse(json);

    /// <summary>The complete product, edited as JSON.</summary>
    public static ProductManifest Edited(Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(CompleteJson)!;
        edit(json);
        return Manifest(json.ToJsonString());
    }

    /// <summary>A column of the edited product's first port.</summary>
    public static JsonObject Column(JsonNode product, string name) =>
        product["ports"]![0]!["columns"]!.AsArray().Single(column => (string?)column!["name"] == name)!.AsObject();

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

    /// <summary>The complete product with hostile text wherever text is free, each with its own member's place before it.</summary>
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
        var json = JsonNode.Parse(CompleteJson)!;
        json["purposes"] = new JsonArray(ShortHostileText, "fraud-detection");
        Replace(json, "$");
        return json.ToJsonString();

        // Columns, fields and rules get what they may have, also where the record says nothing.
        void Replace(JsonNode? node, string place)
        {
            foreach (var (index, item) in (node as JsonArray ?? []).Index())
            {
                var inner = $"{place}[{index}]";
                foreach (var name in item is JsonObject ? Free(place) : [])
                {
                    item![name] = string.Empty;
                }

                Replace(item, inner);
            }

            foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
            {
                var inner = $"{place}.{name}";
                JsonNode? made = name switch
                {
                    "values" => new JsonArray(Made($"{inner}[0]", ShortHostileText), Made($"{inner}[1]", ShortHostileText)),
                    "unit" => Made(inner, ShortHostileText),
                    "description" or "owner" or "sql" or "default" or "pattern" or "deprecated" => Made(inner, HostileText),
                    _ => null,
                };
                if (made is null)
                {
                    Replace(value, inner);
                }
                else
                {
                    node![name] = made;
                }
            }
        }

        string Made(string place, string hostile)
        {
            var text = place + hostile;
            texts.Add(text);
            return text;
        }

        static string[] Free(string place) => place[(place.LastIndexOf('.') + 1)..] switch
        {
            "columns" => ["description", "unit", "deprecated"],
            "fields" => ["description", "deprecated"],
            "quality" => ["description"],
            _ => [],
        };
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
