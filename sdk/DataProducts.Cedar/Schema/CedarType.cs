using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A type of Cedar's strict type system; equality is by structure.</summary>
public abstract record CedarType
{
    private protected CedarType()
    {
    }

    /// <summary>Gets the number of types that this one is made of, itself included; schemas bound it, since comparing types walks them
    /// all.</summary>
    internal virtual int Weight => 1;
}

/// <summary>Booleans; during validation also those that are always true or always false.</summary>
/// <param name="Value">The only value, or null for both.</param>
public sealed record BoolType(bool? Value) : CedarType
{
    internal static BoolType Any { get; } = new((bool?)null);

    internal static BoolType Of(bool value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value switch { null => "Bool", true => "True", _ => "False" };
}

/// <summary>64-bit integers.</summary>
public sealed record LongType : CedarType
{
    /// <inheritdoc/>
    public override string ToString() => "Long";
}

/// <summary>Strings.</summary>
public sealed record StringType : CedarType
{
    /// <inheritdoc/>
    public override string ToString() => "String";
}

/// <summary>References to entities of one type.</summary>
/// <param name="Name">The fully qualified entity type.</param>
public sealed record EntityType(string Name) : CedarType
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Sets.</summary>
/// <param name="Element">The type of the elements.</param>
public sealed record SetType(CedarType Element) : CedarType
{
    internal override int Weight { get; } = Element.Weight + 1;

    /// <inheritdoc/>
    public override string ToString() => $"Set<{Element}>";
}

/// <summary>Values of an extension.</summary>
/// <param name="Kind">Which: <see cref="CedarKind.Decimal"/>, <see cref="CedarKind.DateTime"/>, <see cref="CedarKind.Duration"/> or
/// <see cref="CedarKind.IpAddress"/>.</param>
public sealed record ExtensionType(CedarKind Kind) : CedarType
{
    internal string ConstructorName => Kind switch
    {
        CedarKind.Decimal => "decimal",
        CedarKind.DateTime => "datetime",
        CedarKind.Duration => "duration",
        _ => "ip",
    };

    /// <inheritdoc/>
    public override string ToString() => Kind == CedarKind.IpAddress ? "ipaddr" : ConstructorName;
}

/// <summary>An attribute of a record or an entity.</summary>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether it is always there.</param>
public sealed record AttributeType(CedarType Type, bool IsRequired);

/// <summary>Records of exactly the named attributes.</summary>
/// <param name="Attributes">The attributes by name.</param>
public sealed record RecordType(ImmutableSortedDictionary<string, AttributeType> Attributes) : CedarType
{
    internal static RecordType Empty { get; } = new(ImmutableSortedDictionary.Create<string, AttributeType>(StringComparer.Ordinal));

    internal override int Weight { get; } = (int)Math.Min(int.MaxValue,
        1 + Attributes.Values.Sum(attribute => (long)attribute.Type.Weight));

    /// <inheritdoc/>
    public bool Equals(RecordType? other) => other is not null && Attributes.SequenceEqual(other.Attributes);

    /// <inheritdoc/>
    public override int GetHashCode() => Attributes.Count;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{{{string.Join(", ", Attributes.Select(a => $"{CedarText.Quote(a.Key)}{(a.Value.IsRequired ? "" : "?")}: {a.Value.Type}"))}}}";

    internal CedarType? Find(string name) => Attributes.GetValueOrDefault(name)?.Type;
}
