namespace DataProducts.Query;

/// <summary>The query is not run: it is outside what the governed engine accepts. Nothing was read.</summary>
/// <remarks>The message may quote names of the user's own statement, never a literal of it and never data.</remarks>
public sealed class QueryRefusedException : DataProductException
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="id">The stable id, <c>DP1801</c> to <c>DP1849</c>.</param>
    /// <param name="message">What is refused, and what to write instead.</param>
    /// <param name="position">Where in the statement, in bytes of UTF-8 from 0; null when not known.</param>
    public QueryRefusedException(string id, string message, long? position = null)
        : base(id, position is null ? message : $"{message} (at byte {position})") => Position = position;

    /// <summary>Gets where in the statement, in bytes of UTF-8 from 0; null when not known.</summary>
    public long? Position { get; }
}
