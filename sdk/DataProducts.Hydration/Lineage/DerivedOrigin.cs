namespace DataProducts.Hydration;

/// <summary>What the SQL of a derived product reads.</summary>
/// <param name="Tables">The ports.</param>
/// <param name="Columns">By the SQL's own columns, what each is made of; a column that is not here is made of what is not known.</param>
internal sealed record DerivedOrigin(IReadOnlyList<DerivedTable> Tables, IReadOnlyDictionary<string, IReadOnlyList<DerivedField>> Columns);

/// <summary>A port that is read.</summary>
internal sealed record DerivedTable(string Product, string Major, string Port, IReadOnlySet<Jurisdiction> Jurisdictions);

/// <summary>A column that is read.</summary>
/// <param name="Table">Its port.</param>
/// <param name="Column">Its name.</param>
/// <param name="IsUnchanged">Whether its value is passed on as it is.</param>
internal sealed record DerivedField(DerivedTable Table, string Column, bool IsUnchanged);
