using System.Text.Json;
using DataProducts.Audit;

namespace DataProducts.Testing;

/// <summary>Reads the records of audit logs.</summary>
internal static class AuditReader
{
    private const string KeySuffix = ".vkey";

    public static async Task<IReadOnlyList<AuditRecord>> ReadAsync(string root, Guid? request, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        var keys = Directory.Exists(root) ? Directory.GetFiles(root, "*" + KeySuffix, SearchOption.AllDirectories) : [];
        try
        {
            foreach (var path in keys.Order(StringComparer.Ordinal))
            {
                var key = NoteVerifier.Parse((await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)).Trim());
                var entries = AuditEntries.ReadAsync(path[..^KeySuffix.Length], key, cancellationToken: cancellationToken);
                await foreach (var entry in entries.ConfigureAwait(false))
                {
                    using var json = JsonDocument.Parse(entry.Bytes);
                    records.Add(Read(json.RootElement));
                }
            }
        }
        catch (AuditLogException failure)
        {
            throw new DataProductException(failure.Id, failure.Message, failure);
        }

        return [.. records.Where(record => request is null || record.Request == request)];
    }

    private static AuditRecord Read(JsonElement json) => new()
    {
        Time = json.GetProperty("time").GetDateTimeOffset(),
        Event = Enum.Parse<AuditEvent>(Text(json, "event")),
        Jurisdiction = Jurisdiction.Parse(Text(json, "jurisdiction")),
        Domain = Text(json, "domain"),
        Product = Text(json, "product"),
        Version = json.TryGetProperty("version", out var version) ? version.GetString() : null,
        Request = json.GetProperty("request").GetGuid(),
        Principal = Text(json, "principal"),
        Purpose = json.GetProperty("purpose").GetString(),
        Actions = Texts(json, "actions"),
        Allowed = json.GetProperty("allowed").GetBoolean(),
        Policies = Texts(json, "policies"),
        PolicySet = Text(json, "policySet"),
        Subject = Text(json, "subject"),
        Count = json.GetProperty("count").GetInt64(),
    };

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static IReadOnlyList<string> Texts(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(one => one.GetString()!)];
}
