namespace DataProducts.Contracts;

/// <summary>An error in a contract or a card that was read, with the place in its text.</summary>
public sealed class DocumentException : DataProductException
{
    internal DocumentException(string id, string message, int line, int column, Exception? cause = null)
        : base(id, line > 0 ? $"Line {line}, column {column}: {message}" : message, cause)
    {
        Line = line;
        Column = column;
    }

    /// <summary>Gets the line, from one; zero where the text as a whole is meant.</summary>
    public int Line { get; }

    /// <summary>Gets the character of the line, from one; zero where the text as a whole is meant.</summary>
    public int Column { get; }
}
