using System.Text.Json.Nodes;
using DataProducts.Audit;

namespace DataProducts.Host.Tests;

/// <summary>Reads what an audit log tells, after every byte of it is verified by its public key.</summary>
internal static class AuditLogs
{
    public static async Task<IReadOnlyList<JsonNode>> RecordsAsync(string state, string jurisdiction, string domain)
    {
        var folder = Path.Combine(state, "audit", jurisdiction, domain);
        if (!File.Exists($"{folder}.vkey"))
        {
            return [];
        }

        var key = NoteVerifier.Parse((await File.ReadAllTextAsync($"{folder}.vkey")).Trim());
        Assert.True((await AuditVerifier.VerifyAsync(folder, key)).IsGood);
        var records = new List<JsonNode>();
        await foreach (var entry in AuditEntries.ReadAsync(folder, key))
        {
            records.Add(JsonNode.Parse(entry.Bytes.Span)!);
        }

        return records;
    }
}
