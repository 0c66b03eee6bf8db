namespace DataProducts.Query;

/// <summary>One column of a result.</summary>
/// <param name="Name">The name, as the person wrote it or the engine made it; need not be unique.</param>
/// <param name="Type">The engine's name of the type, for example <c>Varchar</c>.</param>
public sealed record QueryColumn(string Name, string Type);

/// <summary>One column of a result whose cells stand for personal data, straight from rows of a product, and whose row each cell comes from
/// is known.</summary>
/// <param name="Column">The column's ordinal in the result.</param>
/// <param name="Product">The table in SQL, for example <c>retail.customers</c>.</param>
/// <param name="SourceColumn">The product's column.</param>
/// <param name="Kind">The kind of personal data.</param>
/// <param name="Mode">What the cells hold in its place: tokens, or with <see cref="TokenMode.FormatPreserving"/> texts.</param>
/// <param name="Rows">Which row each cell comes from, or null where there is none (an outer join's empty side) or nobody knows whose it
/// is.</param>
public sealed record TokenCells(int Column, string Product, string SourceColumn, PiiKind Kind, TokenMode Mode, IReadOnlyList<TokenRow?> Rows);

/// <summary>The row of a product that a cell of a result comes from. The platform reads it from the table, and no query can say it.</summary>
/// <param name="Jurisdiction">In whose table the row lies.</param>
/// <param name="Subject">Whose row it is: its <c>dp_subject</c>.</param>
public readonly record struct TokenRow(Jurisdiction Jurisdiction, SubjectRef Subject);

/// <summary>The answer to a governed query. Personal data is still tokens; <see cref="Tokens"/> says which cells may be opened.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">
/// The rows; a cell is null or a .NET value: <see cref="bool"/>, an integer type, <see cref="System.Numerics.BigInteger"/>,
/// <see cref="decimal"/>,
/// <see cref="float"/>, <see cref="double"/>, <see cref="string"/>, <see cref="Guid"/>, <see cref="DateOnly"/>, <see cref="TimeOnly"/>,
/// <see cref="DateTime"/> (without zone), <see cref="DateTimeOffset"/> (with), <see cref="TimeSpan"/>, or bytes. A nested cell holds such
/// values: a list is an array of <see cref="object"/>, a struct an <see cref="IReadOnlyDictionary{TKey, TValue}"/> of
/// <see cref="string"/> and <see cref="object"/> in the order of its fields, a map an array of <see cref="KeyValuePair{TKey, TValue}"/>
/// of <see cref="object"/> and <see cref="object"/>. The arrays of rows may be written to: opening a token replaces its cell.
/// </param>
/// <param name="Tokens">The columns whose cells are tokens that may be opened.</param>
public sealed record QueryResult(IReadOnlyList<QueryColumn> Columns, IReadOnlyList<object?[]> Rows, IReadOnlyList<TokenCells> Tokens);
