namespace DataProducts;

/// <summary>An error for a person: what happened, where, and what to do, with a stable id that has a page in
/// <c>docs/errors.md</c>.</summary>
/// <remarks>The message never holds a value of a row, only names, numbers and ids.</remarks>
public class DataProductException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="id">The stable id, <c>DP1nnn</c>.</param>
    /// <param name="message">What happened, where, and what to do.</param>
    /// <param name="innerException">What caused it, or null.</param>
    public DataProductException(string id, string message, Exception? innerException = null)
        : base(message, innerException) => Id = id;

    /// <summary>Gets the stable id, for example <c>DP1101</c>.</summary>
    public string Id { get; }
}
