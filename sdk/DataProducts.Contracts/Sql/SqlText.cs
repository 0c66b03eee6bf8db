namespace DataProducts.Contracts;

/// <summary>Writes names and text for SQL (ISO 9075-2 §5.2, §5.3): inside the quotes only the quote itself has a meaning.</summary>
internal static class SqlText
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Text without U+0000, which no manifest holds.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The same for Snowflake, where a backslash escapes inside single quotes (String and binary data types, "Escape
    /// sequences in single-quoted string constants").</summary>
    public static string SnowflakeLiteral(string text) => Literal(text.Replace("\\", "\\\\", StringComparison.Ordinal));
}
