namespace DataProducts;

/// <summary>A part of a nested <see cref="LakeType"/>: a field of a struct, or the <c>element</c>, <c>key</c> or <c>value</c> of a list or
/// map.</summary>
/// <param name="Name">Lower-case name in snake case.</param>
/// <param name="Type">The type.</param>
/// <param name="Nullable">Whether a present parent may lack it; never true for a map's key.</param>
/// <remarks>Two fields are equal when name, type and nullability are: what a field means is not what it is.</remarks>
public sealed record LakeField(string Name, LakeType Type, bool Nullable)
{
    /// <summary>Gets what it means, or null.</summary>
    public string? Documentation { get; init; }

    /// <summary>Gets the name that a source has for it where that is another one (<see cref="FromAttribute"/>), or null.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the names of an enumeration, in its order, where the text is one of them; empty otherwise.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets why it should no longer be used, empty where no reason was given; null where nothing speaks against it.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Gets the limits of its values that a contract tells; none where this is not read from a contract.</summary>
    public ValueLimits Limits { get; init; } = ValueLimits.None;

    /// <inheritdoc/>
    public bool Equals(LakeField? other) =>
        other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && Type == other.Type && Nullable == other.Nullable;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Nullable);
}
