namespace DataProducts;

/// <summary>Where decisions are recorded before anybody sees what they allow.</summary>
public interface IAuditLog
{
    /// <summary>Records; when the task ends, every record is durable. No answer may leave before that.</summary>
    /// <param name="records">The records, each kept in the log of its jurisdiction and domain.</param>
    /// <param name="cancellationToken">Gives up before the records are written; not in the midst of it.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">The log cannot be written (<c>DP1600</c>); the answer must not be given.</exception>
    ValueTask AppendAsync(IReadOnlyList<AuditRecord> records, CancellationToken cancellationToken = default);
}
