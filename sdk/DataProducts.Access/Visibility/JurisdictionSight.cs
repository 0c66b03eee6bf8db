namespace DataProducts.Access;

/// <summary>What a viewer would see of a port in one jurisdiction, said so that a page can show it.</summary>
/// <param name="Jurisdiction">Whose law protects the rows.</param>
/// <param name="Rows">Which rows would be read.</param>
/// <param name="Filter">The condition on a row in DuckDB's SQL where <paramref name="Rows"/> is <see cref="Extent.Some"/>; else
/// null.</param>
/// <param name="Denied">Why no row would be read; nothing where some would.</param>
/// <param name="Kinds">For each kind of personal data, why it would stay a token; nothing where it would be read in clear. Empty where no
/// row would be read.</param>
/// <param name="Columns">For each classified column, in how many of these rows it would be shown. Empty where no row would be read.</param>
public sealed record JurisdictionSight(
    Jurisdiction Jurisdiction,
    Extent Rows,
    string? Filter,
    IReadOnlyList<PolicyReason> Denied,
    IReadOnlyDictionary<PiiKind, IReadOnlyList<PolicyReason>> Kinds,
    IReadOnlyDictionary<string, Extent> Columns);
