using System.Text;
using System.Text.Json;
using DataProducts.Audit;
using DataProducts.Catalog;

namespace DataProducts;

/// <summary>Counts in the audit logs who read a major version of a product.</summary>
internal static class AuditReads
{
    private static readonly string[] Events = [nameof(AuditEvent.Query), nameof(AuditEvent.Detokenise)];

    /// <summary>Counts what was allowed since a point of time.</summary>
    /// <exception cref="DataProductException">A log is damaged or cannot be read (<c>DP160n</c>): then nobody knows.</exception>
    public static async Task<ProductReads> CountAsync(
        EmbeddedLayout layout, ProductReference product, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (count, last, readers) = (0L, (DateTimeOffset?)null, new HashSet<string>(StringComparer.Ordinal));
        var id = Encoding.UTF8.GetBytes($"\"product\":\"{product.Id}\"");
        try
        {
            await foreach (var entry in LocalAuditLogs.EntriesAsync(layout, cancellationToken).ConfigureAwait(false))
            {
                if (entry.Bytes.Span.IndexOf(id) < 0)
                {
                    continue;
                }

                using var json = JsonDocument.Parse(entry.Bytes);
                if (TimeOfRead(json.RootElement, product) is { } time && time >= since)
                {
                    count++;
                    readers.Add(json.RootElement.GetProperty("principal").GetString() ?? string.Empty);
                    last = last is null || time > last ? time : last;
                }
            }
        }
        catch (AuditLogException failure)
        {
            throw new DataProductException(failure.Id, failure.Message, failure);
        }

        return new ProductReads(count, readers.Count, last);
    }

    // A record of format 1 does not tell the version: it may be of any major, so it is one of each.
    private static DateTimeOffset? TimeOfRead(JsonElement record, ProductReference product) =>
        record.GetProperty("product").ValueEquals(product.Id)
        && Events.Contains(record.GetProperty("event").GetString(), StringComparer.Ordinal)
        && record.GetProperty("allowed").GetBoolean()
        && (!record.TryGetProperty("version", out var version) || version.GetString() is not { } text
            || string.Equals(ProductReference.MajorOf(text), product.Major, StringComparison.Ordinal))
            ? record.GetProperty("time").GetDateTimeOffset()
            : null;
}
