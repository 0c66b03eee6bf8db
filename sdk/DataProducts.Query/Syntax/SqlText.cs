namespace DataProducts.Query.Syntax;

/// <summary>Escapes values for the SQL that we write ourselves.</summary>
internal static class SqlText
{
    /// <summary>Gives a text literal.</summary>
    public static string Literal(string value) =>
        value.Contains('\0', StringComparison.Ordinal)
            ? throw new ArgumentException("A text with a NUL character cannot be written in SQL.", nameof(value))
            : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Gives a quoted identifier.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
