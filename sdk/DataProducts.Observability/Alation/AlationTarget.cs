namespace DataProducts.Observability;

/// <summary>Where a product's tables stand in Alation. Its ids are Alation's own: they are looked up there, never guessed.</summary>
/// <param name="DataSource">The id of the data source whose schemas are the lake's databases.</param>
public sealed record AlationTarget(long DataSource)
{
    /// <summary>Gets Alation's ids of tables by their names <c>{database}.{table}</c>; a table that is absent gets no custom fields.</summary>
    public IReadOnlyDictionary<string, long> Tables { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Gets the id of the rich-text field for the product's summary, or null for none.</summary>
    public long? SummaryField { get; init; }

    /// <summary>Gets the id of the picker field for the health in a word, or null for none.</summary>
    public long? StatusField { get; init; }
}
