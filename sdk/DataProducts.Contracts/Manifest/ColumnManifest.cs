namespace DataProducts.Contracts;

/// <summary>One column of a port.</summary>
public sealed record ColumnManifest
{
    /// <summary>Gets the name in the lake, in snake case.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the name of the property in C#.</summary>
    public required string Property { get; init; }

    /// <summary>Gets the type in the lake; a string where <see cref="Pii"/> is not null, because the lake holds tokens there.</summary>
    public required LakeType Type { get; init; }

    /// <summary>Gets a value indicating whether a row may lack a value.</summary>
    public required bool Nullable { get; init; }

    /// <summary>Gets the source's column, or null where the value is derived, as the jurisdiction is.</summary>
    public string? Source { get; init; }

    /// <summary>Gets a value indicating whether a source without the column is accepted.</summary>
    public bool SourceOptional { get; init; }

    /// <summary>Gets what the column means, in free text, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Gets what kind of personal data it is, or null where it is none.</summary>
    public PiiManifest? Pii { get; init; }

    /// <summary>Gets how sensitive it is.</summary>
    public Classification Classification { get; init; }

    /// <summary>Gets what is shown in its place where policy does not show it; of meaning only with a <see cref="Classification"/>
    /// above internal.</summary>
    public Mask Mask { get; init; }

    /// <summary>Gets a value indicating whether everyone who may read the row reads the value itself: neither personal nor
    /// classified.</summary>
    public bool IsClear => Pii is null && Classification == Classification.Internal;
}
