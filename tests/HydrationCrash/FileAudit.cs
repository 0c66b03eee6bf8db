using System.Text;

namespace DataProducts.Hydration.Crash;

/// <summary>Audit records in a file, one a line.</summary>
public sealed class FileAudit(string path) : IAuditLog
{
    public IReadOnlyList<string> Lines => File.Exists(path) ? File.ReadAllLines(path) : [];

    public ValueTask AppendAsync(IReadOnlyList<AuditRecord> records, CancellationToken cancellationToken = default)
    {
        File.AppendAllLines(path, records.Select(record => Encoding.UTF8.GetString(record.ToCanonicalBytes())));
        return ValueTask.CompletedTask;
    }
}
