using System.Text.RegularExpressions;

namespace DataProducts.Access.Tests;

/// <summary>What Trino writes and DuckDB writes otherwise: the time, and the names of types.</summary>
internal static partial class TrinoText
{
    public static string ToDuckDb(string expression) => Instant().Replace(expression, "TIMESTAMPTZ '$1+00'")
        .Replace("current_timestamp", "getvariable('now')", StringComparison.Ordinal)
        .Replace("AS varbinary", "AS BLOB", StringComparison.Ordinal);

    [GeneratedRegex("TIMESTAMP '([^']+) UTC'")]
    private static partial Regex Instant();
}
