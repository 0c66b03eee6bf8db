namespace DataProducts.Cli.Import;

/// <summary>A record as it will be written.</summary>
internal sealed record PlannedRecord
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required string Id { get; init; }

    public required string Owner { get; init; }

    public required string Version { get; init; }

    public required string Description { get; init; }

    /// <summary>Gets the code that holds for every row, or null where <see cref="CountryProperty"/> says it.</summary>
    public string? Jurisdiction { get; init; }

    public string? CountryProperty { get; init; }

    /// <summary>Gets the name of the derived property beside <see cref="CountryProperty"/>.</summary>
    public string? ResidenceProperty { get; init; }

    public required IReadOnlyList<PlannedProperty> Properties { get; init; }

    public required ImportedTable Source { get; init; }
}

/// <summary>A property as it will be written.</summary>
/// <param name="Column">What it is made of.</param>
/// <param name="Name">The property's name.</param>
/// <param name="Type">The type that the property reads: text where it is personal, but for the day of a birth.</param>
/// <param name="Nullable">Whether it may be null.</param>
/// <param name="Pii">What kind of personal data its name suggests: a member of <see cref="PiiKind"/>, or null.</param>
/// <param name="Key">Whether it is part of the key.</param>
/// <param name="Notes">What a person should look at.</param>
internal sealed record PlannedProperty(
    ImportedColumn Column, string Name, LakeType Type, bool Nullable, string? Pii, bool Key, IReadOnlyList<string> Notes);
