using System.Collections.Frozen;

namespace DataProducts.Cedar;

/// <summary>What an engine can say about a row, and says as Cedar means it. Every engine here has <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c>,
/// <c>IN</c>, <c>IS NULL</c>, <c>AND</c>, <c>OR</c> and <c>NOT</c>; this is where they differ.</summary>
public sealed class RowCapabilities
{
    private static readonly CedarKind[] Plain = [CedarKind.Bool, CedarKind.Long, CedarKind.String, CedarKind.Decimal];

    private readonly FrozenSet<CedarKind> _kinds;

    private RowCapabilities(string target, params CedarKind[] kinds)
    {
        Target = target;
        _kinds = kinds.ToFrozenSet();
    }

    /// <summary>Gets what DuckDB can say, in which the platform's own queries run.</summary>
    public static RowCapabilities DuckDb { get; } = new(
        "duckdb", [.. Plain, CedarKind.Entity, CedarKind.DateTime, CedarKind.Duration, CedarKind.Set])
    {
        HasStructs = true,
        TakesControlCharacters = true,
    };

    /// <summary>Gets what Trino can say, and with it Starburst and Athena.</summary>
    public static RowCapabilities Trino { get; } = new("trino", Plain);

    /// <summary>Gets what a policy of Snowflake can say.</summary>
    public static RowCapabilities Snowflake { get; } = new("snowflake", Plain)
    {
        MaxListLength = 16_384, // "maximum number of expressions in a list exceeded"
    };

    /// <summary>Gets what a data cells filter of Lake Formation can say (developer guide, "PartiQL support in row filter
    /// expressions").</summary>
    public static RowCapabilities LakeFormation { get; } = new("lakeformation", Plain)
    {
        ComparesColumns = false,
        EscapesPatterns = false,
        MaxLength = 2047, // the service takes less than 2048 characters
    };

    /// <summary>Gets the engine's name, as it stands at the end of ids.</summary>
    public string Target { get; }

    /// <summary>Gets whether it compares two columns; every engine compares a column with values.</summary>
    public bool ComparesColumns { get; private init; } = true;

    /// <summary>Gets whether a pattern can hold <c>%</c>, <c>_</c> and the escape character as themselves.</summary>
    public bool EscapesPatterns { get; private init; } = true;

    /// <summary>Gets whether it reads the fields of structs.</summary>
    public bool HasStructs { get; private init; }

    /// <summary>Gets whether names and texts may hold control characters other than NUL, which none may.</summary>
    public bool TakesControlCharacters { get; private init; }

    /// <summary>Gets the greatest number of values in one list.</summary>
    public int MaxListLength { get; private init; } = int.MaxValue;

    /// <summary>Gets the greatest number of conditions inside one another; DuckDB's parser takes 1,000 levels, the others do not say, so
    /// it is half of that for all.</summary>
    public int MaxDepth { get; } = 500;

    /// <summary>Gets the greatest number of characters of a whole condition, or null where the engine does not say.</summary>
    public int? MaxLength { get; private init; }

    /// <summary>Says whether it compares values of a column exactly as Cedar does; of a list column, its elements.</summary>
    /// <param name="type">How the column holds an attribute.</param>
    public bool Compares(RowColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Compares(type.Kind) && (type.Element is null || Compares(type.Element.Kind));
    }

    /// <summary>Says whether it can say a condition.</summary>
    /// <param name="predicate">The condition.</param>
    /// <exception cref="RowFilterException">It cannot; the exception names the policy, the place and the construct.</exception>
    /// <remarks>How long the text becomes shows only when it is printed.</remarks>
    public void Check(RowPredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        new CapabilityCheck(this).Check(predicate);
    }

    internal bool Compares(CedarKind kind) => _kinds.Contains(kind);
}
