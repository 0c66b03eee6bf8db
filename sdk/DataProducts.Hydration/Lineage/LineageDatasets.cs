namespace DataProducts.Hydration;

/// <summary>What names a dataset across jobs.</summary>
internal readonly record struct LineageName(string Namespace, string Name);

/// <summary>How a column is made of another one.</summary>
internal enum LineageStep
{
    Identity,
    Transformation,
    Tokenise,
}

/// <summary>A column that another one is made of.</summary>
internal sealed record LineageField(LineageName Dataset, string Field, LineageStep Step);

/// <summary>A column of a dataset; its type null where it is not known.</summary>
internal sealed record LineageColumn(string Name, string? Type, string? Description = null);

/// <summary>A dataset that is read.</summary>
internal sealed record LineageInput(LineageName Name, string? Uri, IReadOnlyList<LineageColumn> Columns);

/// <summary>The table of one jurisdiction.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Jurisdiction">Whose law protects its rows.</param>
/// <param name="Columns">All columns.</param>
/// <param name="Origins">By column what it is made of; without those of which it is not known.</param>
internal sealed record LineageOutput(
    LineageName Name, Jurisdiction Jurisdiction, IReadOnlyList<LineageColumn> Columns, IReadOnlyDictionary<string, IReadOnlyList<LineageField>> Origins);
