namespace DataProducts.Audit;

/// <summary>An error of the audit log for a person: what happened, where, and what to do.</summary>
/// <remarks>
/// <c>DP1600</c> the log cannot be written or read; <c>DP1601</c> another process kept it locked; <c>DP1602</c> the log is damaged;
/// <c>DP1603</c> a record is too long; <c>DP1604</c> a key file or key string is wrong; <c>DP1605</c> a note or checkpoint is malformed,
/// not signed by the key, or of another log. No message holds a byte of a record or of a private key.
/// </remarks>
public sealed class AuditLogException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="id">The stable id, <c>DP16nn</c>.</param>
    /// <param name="message">What happened, where, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public AuditLogException(string id, string message, Exception? innerException = null)
        : base(message, innerException) => Id = id;

    /// <summary>Gets the stable id, for example <c>DP1600</c>.</summary>
    public string Id { get; }
}
