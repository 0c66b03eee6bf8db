namespace DataProducts.Cedar;

/// <summary>The column that holds an attribute of the resource.</summary>
/// <param name="Column">The column's name, or the name of a struct's field.</param>
/// <param name="Type">How it holds the attribute.</param>
/// <param name="Nullable">Whether it may be NULL; NULL means that the attribute is absent.</param>
public sealed record RowColumn(string Column, RowColumnType Type, bool Nullable)
{
    /// <summary>Gets the struct that this is a field of, or null for a column of the table.</summary>
    public RowColumn? Within { get; internal init; }

    /// <summary>Gets the column with the names of the structs around it, each in quotes, for logs.</summary>
    internal string Quoted => Within is null ? CedarText.Quote(Column) : $"{Within.Quoted}.{CedarText.Quote(Column)}";

    /// <inheritdoc/>
    public bool Equals(RowColumn? other) => ReferenceEquals(this, other)
        || (other is not null && Column == other.Column && Nullable == other.Nullable && Type == other.Type && Within == other.Within);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Column, StringComparison.Ordinal);
}
