namespace DataProducts.Cli.Import;

/// <summary>What an existing description says of a table, whatever its form.</summary>
/// <param name="Name">The table's name as its source spells it.</param>
/// <param name="Columns">The columns in their order.</param>
internal sealed record ImportedTable(string Name, IReadOnlyList<ImportedColumn> Columns)
{
    public string? Description { get; init; }

    /// <summary>Gets the product's id, where the description has one of the form that we use.</summary>
    public string? Id { get; init; }

    public string? Owner { get; init; }

    public string? Version { get; init; }

    /// <summary>Gets the age that is still fresh and how long rows are kept, as ISO 8601 durations, or null.</summary>
    public string? Freshness { get; init; }

    /// <inheritdoc cref="Freshness"/>
    public string? Retention { get; init; }

    public IReadOnlyList<ImportedRule> Quality { get; init; } = [];
}

/// <summary>One column of an existing table.</summary>
/// <param name="Name">The name as the source spells it.</param>
/// <param name="Type">The nearest type of the lake.</param>
/// <param name="Nullable">Whether a row may lack a value.</param>
internal sealed record ImportedColumn(string Name, LakeType Type, bool Nullable)
{
    public string? Description { get; init; }

    /// <summary>Gets the column's place in the key, from 0, or null.</summary>
    public int? KeyPosition { get; init; }

    public bool Unique { get; init; }

    public int? MinimumLength { get; init; }

    public int? MaximumLength { get; init; }

    public string? Pattern { get; init; }

    public string? Minimum { get; init; }

    public string? Maximum { get; init; }

    public string? Unit { get; init; }

    public bool Deprecated { get; init; }

    /// <summary>Gets how sensitive the description says that it is.</summary>
    public Classification Classification { get; init; }

    /// <summary>Gets what the description could not say in the lake's terms, for a person to look at; or null.</summary>
    public string? Note { get; init; }
}

/// <summary>A rule of quality in SQL.</summary>
internal sealed record ImportedRule(string Name, string Sql, decimal MustBe);
