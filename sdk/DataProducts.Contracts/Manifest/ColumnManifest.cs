namespace DataProducts.Contracts;

/// <summary>One column of a port.</summary>
public sealed record ColumnManifest
{
    /// <summary>Gets the name in the lake, in snake case.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the name of the property in C#.</summary>
    public required string Property { get; init; }

    /// <summary>Gets the type in the lake; a string where <see cref="Pii"/> is not null, because the lake holds tokens there, or text of
    /// the value's own form, or null.</summary>
    public required LakeType Type { get; init; }

    /// <summary>Gets a value indicating whether a row may lack a value; true of a redacted column, which always does.</summary>
    public required bool Nullable { get; init; }

    /// <summary>Gets the source's column, or null where the value is derived, as the jurisdiction is.</summary>
    public string? Source { get; init; }

    /// <summary>Gets a value indicating whether a source without the column is accepted.</summary>
    public bool SourceOptional { get; init; }

    /// <summary>Gets what the column means, in free text, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Gets what kind of personal data it is, or null where it is none.</summary>
    public PiiManifest? Pii { get; init; }

    /// <summary>Gets the regimes that the column is under, for example <c>in.payment</c>: where <see cref="Pii"/> is not null its tokens, else the
    /// rows.</summary>
    public IReadOnlyList<string> Regimes { get; init; } = [];

    /// <summary>Gets how sensitive it is.</summary>
    public Classification Classification { get; init; }

    /// <summary>Gets what is shown in its place where policy does not show it; of meaning only with a <see cref="Classification"/>
    /// above internal.</summary>
    public Mask Mask { get; init; }

    /// <summary>Gets the names of an enumeration, in its order, one of which the text is; empty where the text is free.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets why the column should no longer be used, empty where no reason was given; null where nothing speaks against it.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Gets a value indicating whether no two rows of a jurisdiction have the same value.</summary>
    public bool Unique { get; init; }

    /// <summary>Gets the column of a product whose values this one holds, or null.</summary>
    public ColumnReference? References { get; init; }

    /// <summary>Gets the limits of its values; where <see cref="Pii"/> is not null, those of the clear value.</summary>
    public ValueLimits Limits { get; init; } = ValueLimits.None;

    /// <summary>Gets the value of a row whose source has none, in the form in which a source writes it, or null.</summary>
    public string? Default { get; init; }

    /// <summary>Gets the unit or currency of the values, for example <c>EUR</c>, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Gets a value indicating whether everyone who may read the row reads the value itself: neither personal nor
    /// classified.</summary>
    public bool IsClear => Pii is null && Classification == Classification.Internal;
}
