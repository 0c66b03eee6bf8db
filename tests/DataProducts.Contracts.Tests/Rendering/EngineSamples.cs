using System.Text.Json.Nodes;

namespace DataProducts.Contracts.Tests;

/// <summary>A product with whatever engines and tools name differently: nested types, enumerations, ports that refer to each other.</summary>
internal static class EngineSamples
{
    public const string Payments = """
        {
          "manifestVersion": 2, "id": "ledger.payments", "domain": "ledger", "owner": "team-ledger@bank.example", "version": "2.1.0",
          "description": "Payments as booked.", "jurisdiction": "CH", "purposes": ["fraud-detection", "financial-crime"],
          "ports": [
            {
              "name": "payments", "record": "Ledger.Payment", "key": ["payment_id"], "eventTime": "booked",
              "columns": [
                { "name": "payment_id", "property": "PaymentId", "type": "uuid", "nullable": false, "source": "id" },
                { "name": "payer", "property": "Payer", "type": "long", "nullable": false, "source": "payer",
                  "references": { "product": "ledger.payments", "port": "accounts", "column": "account" } },
                { "name": "payee", "property": "Payee", "type": "long", "nullable": true, "source": "payee",
                  "references": { "product": "ledger.payments", "port": "accounts", "column": "account" } },
                { "name": "booked", "property": "Booked", "type": "timestamptz", "nullable": false, "source": "booked" },
                { "name": "cut_off", "property": "CutOff", "type": "time", "nullable": true, "source": "cut_off" },
                { "name": "amount", "property": "Amount", "type": "decimal(18, 4)", "nullable": false, "source": "amount", "unit": "CHF",
                  "description": "What was paid." },
                { "name": "rate", "property": "Rate", "type": "decimal(20, 10)", "nullable": true, "source": "rate" },
                { "name": "state", "property": "State", "type": "string", "nullable": false, "source": "state",
                  "values": ["Open", "Booked", "Returned"] },
                { "name": "channel", "property": "Channel", "type": "string", "nullable": true, "source": "channel",
                  "values": ["E-banking", "true"], "deprecated": "Use state." },
                { "name": "tags", "property": "Tags", "type": { "type": "list", "element": "string", "unique": true },
                  "nullable": false, "source": "tags" },
                { "name": "fees", "property": "Fees", "type": { "type": "map", "key": "string", "value": "decimal(9, 2)", "valueNullable": true },
                  "nullable": true, "source": "fees" },
                { "name": "purpose", "property": "Purpose", "nullable": true, "source": "purpose", "deprecated": "", "type": { "type": "struct", "fields": [
                    { "name": "code", "type": "string", "nullable": false, "description": "ISO 20022 purpose.", "values": ["SALA", "TAXS"] },
                    { "name": "since", "type": "timestamptz", "nullable": true, "deprecated": "Not filled since 2024." },
                    { "name": "opens", "type": "time", "nullable": true },
                    { "name": "lines", "nullable": false, "type": { "type": "list", "elementNullable": true, "element": { "type": "struct", "fields": [
                        { "name": "note", "type": "string", "nullable": true },
                        { "name": "trace", "type": "uuid", "nullable": true },
                        { "name": "counts", "nullable": true, "type": { "type": "map", "key": "int", "value": { "type": "struct", "fields": [
                            { "name": "n", "type": "long", "nullable": false } ] } } } ] } } } ] } },
                { "name": "seal", "property": "Seal", "type": "binary", "nullable": true, "source": "seal" },
                { "name": "scores", "property": "Scores", "type": { "type": "list", "element": "double" }, "nullable": true, "source": "scores",
                  "classification": "Confidential", "mask": "Null" }
              ],
              "serviceLevels": [],
              "quality": [{ "name": "no-negative", "sql": "select count(*) from {port} where amount < 0" }],
              "retention": { "period": "P10Y", "column": "booked" },
              "retired": ["old_amount"],
              "partition": [{ "column": "booked", "transform": "month" }, { "column": "payment_id", "transform": "bucket[16]" }]
            },
            {
              "name": "accounts", "record": "Ledger.Account", "key": ["account"], "subject": "account",
              "columns": [
                { "name": "account", "property": "Account", "type": "long", "nullable": false, "source": "account" },
                { "name": "parent", "property": "Parent", "type": "long", "nullable": true, "source": "parent",
                  "references": { "product": "ledger.payments", "port": "accounts", "column": "account" } },
                { "name": "iban", "property": "Iban", "type": "string", "nullable": false, "source": "iban", "unique": true },
                { "name": "holder", "property": "Holder", "type": "string", "nullable": false, "source": "holder",
                  "pii": { "kind": "TaxId", "mode": "Deterministic" }, "classification": "Restricted", "mask": "Null" }
              ],
              "serviceLevels": []
            }
          ]
        }
        """;

    /// <summary>Text that means something in some format, in every place of the sample that takes free text.</summary>
    public static ProductManifest Hostile()
    {
        var json = JsonNode.Parse(Payments)!;
        json["description"] = Samples.HostileText;
        json["owner"] = Samples.HostileText;
        json["purposes"] = new JsonArray(HostileName, "fraud-detection");
        foreach (var port in json["ports"]!.AsArray())
        {
            foreach (var column in port!["columns"]!.AsArray())
            {
                column!["description"] = column["name"] + Samples.HostileText;
                column["unit"] = HostileName;
                column["deprecated"] = Samples.HostileText;
            }
        }

        var state = json["ports"]![0]!["columns"]!.AsArray().Single(column => column!["name"]!.GetValue<string>() == "state")!;
        state["values"] = new JsonArray(HostileName, "Open");
        state["pattern"] = HostileName;
        state["default"] = HostileName;
        var part = json["ports"]![0]!["columns"]!.AsArray().Single(column => column!["name"]!.GetValue<string>() == "purpose")!["type"]!["fields"]![0]!;
        part["description"] = Samples.HostileText;
        part["values"] = new JsonArray(HostileName);
        part["deprecated"] = Samples.HostileText;
        var rule = json["ports"]![0]!["quality"]![0]!;
        rule["sql"] = $"select count(*) from {{port}} where state = '{HostileName}'";
        rule["description"] = Samples.HostileText;
        return Samples.Manifest(json.ToJsonString());
    }

    /// <summary>Hostile text that is short enough for a name.</summary>
    public const string HostileName = "\"'`${x}%{y}*/--\\\n]]><&>'; DROP TABLE x\u2028\u202e";
}
