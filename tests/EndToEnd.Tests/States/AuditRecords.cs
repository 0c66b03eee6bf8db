using System.Text.Json;
using DataProducts.Audit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Reads what an audit log tells, by its public key alone.</summary>
internal static class AuditRecords
{
    /// <summary>The records of one log, in order.</summary>
    /// <param name="folder">The log's folder; its public key lies beside it.</param>
    public static async Task<IReadOnlyList<JsonElement>> OfAsync(string folder)
    {
        var key = NoteVerifier.Parse((await File.ReadAllTextAsync($"{folder}.vkey")).Trim());
        var records = new List<JsonElement>();
        await foreach (var entry in AuditEntries.ReadAsync(folder, key))
        {
            using var document = JsonDocument.Parse(entry.Bytes);
            records.Add(document.RootElement.Clone());
        }

        return records;
    }
}
