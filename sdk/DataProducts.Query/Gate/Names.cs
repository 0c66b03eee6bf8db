using System.Collections.Frozen;

namespace DataProducts.Query.Gate;

/// <summary>Which names a statement may use. A closed alphabet keeps file names out of table names, and personal data out of the audited
/// shape.</summary>
internal static class Names
{
    /// <summary>The prefix of columns that no viewer sees.</summary>
    public const string HiddenPrefix = "dp_";

    private const int MaxLength = 63;

    // The engine answers these bare words from its session when no column has the name.
    private static readonly FrozenSet<string> SessionWords = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "current_catalog", "current_role", "current_schema", "current_user", "session_user", "user");

    private static readonly FrozenSet<string> EngineSchemas = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "main", "temp", "system", "information_schema", "pg_catalog", "memory");

    private static readonly string[] EnginePrefixes = ["duckdb_", "pg_", "sqlite_", "pragma_", "information_schema"];

    /// <summary>Checks a name that the user chose or refers to.</summary>
    public static void Check(string name, long? position)
    {
        if (name.StartsWith(HiddenPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new QueryRefusedException(QueryErrors.Name, $"Names that start with '{HiddenPrefix}' are the platform's own.", position);
        }

        if (!IsPlain(name))
        {
            throw new QueryRefusedException(
                QueryErrors.Name,
                $"A name is at most {MaxLength} letters, digits, underscores and spaces, and starts with a letter or underscore.",
                position);
        }
    }

    /// <summary>Checks the parts of a column reference.</summary>
    public static void CheckColumn(IReadOnlyList<string> parts, long? position)
    {
        foreach (var part in parts)
        {
            Check(part, position);
        }

        if (parts.Count == 1 && SessionWords.Contains(parts[0]))
        {
            throw new QueryRefusedException(
                QueryErrors.Name, $"'{parts[0]}' asks the engine about itself; a column of that name is written with its table's name.", position);
        }
    }

    /// <summary>Checks the name of a common table expression; should the engine ever look it up elsewhere, nothing of that name
    /// exists.</summary>
    public static void CheckTableExpression(string name, long? position)
    {
        Check(name, position);
        if (EnginePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            throw new QueryRefusedException(QueryErrors.Name, $"'{name}' is a name of the engine's own; choose another.", position);
        }
    }

    /// <summary>Gives the product's name in lower case, <c>domain.product</c> or <c>domain.product__port</c>.</summary>
    public static string Product(string schema, string table, long? position)
    {
        Check(schema, position);
        Check(table, position);
        if (!IsAscii(schema) || !IsAscii(table) || EngineSchemas.Contains(schema))
        {
            throw new QueryRefusedException(QueryErrors.Table, "A table is a data product: domain.product or domain.product__port.", position);
        }

        return $"{schema.ToLowerInvariant()}.{table.ToLowerInvariant()}";
    }

    private static bool IsPlain(string name)
    {
        if (name.Length is 0 or > MaxLength || !(char.IsLetter(name[0]) || name[0] == '_'))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsLetter(c) && !char.IsAsciiDigit(c) && c is not ('_' or ' '))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAscii(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }
}
