namespace DataProducts.Generators.Model;

/// <summary>One property of the record as a column of the lake.</summary>
/// <param name="Name">The lake's name.</param>
/// <param name="Property">The property's name, without <c>@</c>.</param>
/// <param name="Type">The type.</param>
/// <param name="Nullable">Whether a row may lack a value.</param>
/// <param name="Source">The column as the source spells it, or null where the value is derived.</param>
/// <param name="SourceOptional">Whether a source without the column is accepted.</param>
/// <param name="Description">The property's summary on one line, or null.</param>
/// <param name="Pii">What kind of personal data it is, or null.</param>
/// <param name="Sensitivity">How sensitive it is, or null for everyone who may read the row.</param>
internal sealed record Column(
    string Name,
    string Property,
    ColumnType Type,
    bool Nullable,
    string? Source,
    bool SourceOptional,
    string? Description,
    PersonalData? Pii,
    Sensitivity? Sensitivity)
{
    /// <summary>Gets the regimes that the column is under, in ordinal order.</summary>
    public EquatableArray<string> Regimes { get; init; }

    /// <summary>Gets what the lake holds: text where a token or its like stands.</summary>
    public ColumnType LakeType => Pii is null ? Type : ScalarType.Text;

    /// <summary>Gets what the values must obey.</summary>
    public ValueRules Rules { get; init; } = ValueRules.None;

    /// <summary>Gets the value of a row whose source has none, as a source writes it, or null.</summary>
    public string? Default { get; init; }

    /// <summary>Gets the text of <c>[Obsolete]</c>, empty without one, or null.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Gets a value indicating whether no two rows share a value.</summary>
    public bool Unique { get; init; }

    /// <summary>Gets the column whose values this one holds, or null.</summary>
    public ColumnReference? References { get; init; }

    /// <summary>Gets the unit of the values, or null.</summary>
    public string? Unit { get; init; }
}
