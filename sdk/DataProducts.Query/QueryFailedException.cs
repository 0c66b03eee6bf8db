namespace DataProducts.Query;

/// <summary>The query failed while it ran. The engine's own text is never part of this: it quotes values of rows that the viewer may not
/// see.</summary>
public sealed class QueryFailedException : DataProductException
{
    /// <summary>Makes a failure.</summary>
    /// <param name="id">The stable id, <c>DP1850</c> to <c>DP1859</c>.</param>
    /// <param name="message">The class of the failure, and what to do.</param>
    public QueryFailedException(string id, string message)
        : base(id, message)
    {
    }
}
