namespace DataProducts.Testing;

/// <summary>An assertion that does not hold. Every test framework reports it as a failed test, with its message.</summary>
public sealed class DataProductAssertionException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected, what is, and why.</param>
    public DataProductAssertionException(string message)
        : base(message)
    {
    }
}
