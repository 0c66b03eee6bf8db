namespace DataProducts.Access;

/// <summary>An access question that cannot be answered, or a model that cannot be used (<c>DP19nn</c>). Nothing is allowed then.</summary>
/// <param name="id">The stable id.</param>
/// <param name="message">What happened, where, and what to do.</param>
/// <param name="innerException">What caused it, or null.</param>
public sealed class AccessException(string id, string message, Exception? innerException = null)
    : DataProductException(id, message, innerException);
