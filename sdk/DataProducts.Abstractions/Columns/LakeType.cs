using System.Globalization;

namespace DataProducts;

/// <summary>The type of a lake column (Iceberg specification, Schemas and Data Types).</summary>
/// <param name="Kind">Which type; a struct, list or map is made by the method of that name.</param>
/// <param name="Precision">Digits of a decimal, bytes of a fixed; otherwise 0.</param>
/// <param name="Scale">Digits after the point of a decimal; otherwise 0.</param>
public readonly record struct LakeType(LakeKind Kind, int Precision = 0, int Scale = 0)
{
    private readonly LakeField[]? _children;

    private LakeType(LakeKind kind, LakeField[] children)
        : this(kind) => _children = children;

    /// <summary>Gets the fields of a struct, the one <c>element</c> of a list, the <c>key</c> and the <c>value</c> of a map; empty for a
    /// primitive type.</summary>
    public IReadOnlyList<LakeField> Children => _children ?? [];

    /// <summary>Gets a value indicating whether it is a struct, a list or a map.</summary>
    public bool IsNested => Kind is LakeKind.Struct or LakeKind.List or LakeKind.Map;

    /// <summary>Gets a value indicating whether the elements of a list are a set. The lake does not know the difference, and two types
    /// that differ in nothing else are equal.</summary>
    public bool UniqueElements { get; init; }

    /// <summary>Makes the type of a nested record.</summary>
    /// <param name="fields">The fields, at least one, each with a name of its own.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">There is no field, or two have one name.</exception>
    public static LakeType Struct(params IEnumerable<LakeField> fields)
    {
        LakeField[] all = [.. fields];
        if (all.Length == 0 || all.DistinctBy(field => field.Name, StringComparer.Ordinal).Count() != all.Length)
        {
            throw new ArgumentException("A struct needs fields, each with a name of its own.", nameof(fields));
        }

        return new(LakeKind.Struct, all);
    }

    /// <summary>Makes the type of a list.</summary>
    /// <param name="element">The elements' type.</param>
    /// <param name="elementNullable">Whether an element may be missing.</param>
    /// <returns>The type.</returns>
    public static LakeType List(LakeType element, bool elementNullable = false) => ListOf(new LakeField("element", element, elementNullable));

    /// <summary>Makes the type of a list of which more is known than the elements' type.</summary>
    /// <param name="element">The element, named <c>element</c>.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">The element has another name.</exception>
    public static LakeType ListOf(LakeField element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return element.Name is "element" ? new(LakeKind.List, [element]) : throw new ArgumentException("A list's part is 'element'.", nameof(element));
    }

    /// <summary>Makes the type of a map.</summary>
    /// <param name="key">The keys' type; a key is never missing.</param>
    /// <param name="value">The values' type.</param>
    /// <param name="valueNullable">Whether a value may be missing.</param>
    /// <returns>The type.</returns>
    public static LakeType Map(LakeType key, LakeType value, bool valueNullable = false) =>
        MapOf(new LakeField("key", key, false), new LakeField("value", value, valueNullable));

    /// <summary>Makes the type of a map of which more is known than the types of its parts.</summary>
    /// <param name="key">The key, named <c>key</c>, never missing.</param>
    /// <param name="value">The value, named <c>value</c>.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">A part has another name, or the key may be missing.</exception>
    public static LakeType MapOf(LakeField key, LakeField value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return key is { Name: "key", Nullable: false } && value.Name is "value"
            ? new(LakeKind.Map, [key, value])
            : throw new ArgumentException("A map's parts are 'key', never missing, and 'value'.", nameof(key));
    }

    /// <summary>Compares kind, precision, scale and parts.</summary>
    /// <param name="other">Another type.</param>
    /// <returns>Whether the lake holds the same values in both.</returns>
    public bool Equals(LakeType other) =>
        Kind == other.Kind && Precision == other.Precision && Scale == other.Scale && _children.AsSpan().SequenceEqual(other._children);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Kind);
        hash.Add(Precision);
        hash.Add(Scale);
        foreach (var child in Children)
        {
            hash.Add(child);
        }

        return hash.ToHashCode();
    }

    /// <summary>Gives the type's name: as Iceberg and our manifest spell a primitive one, for example <c>decimal(12, 2)</c>; otherwise for
    /// people, for example <c>list&lt;struct&lt;street: string, zip: int?&gt;&gt;</c>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Kind switch
    {
        LakeKind.Boolean => "boolean",
        LakeKind.Int => "int",
        LakeKind.Long => "long",
        LakeKind.Float => "float",
        LakeKind.Double => "double",
        LakeKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"decimal({Precision}, {Scale})"),
        LakeKind.Date => "date",
        LakeKind.Time => "time",
        LakeKind.Timestamp => "timestamp",
        LakeKind.TimestampTz => "timestamptz",
        LakeKind.String => "string",
        LakeKind.Uuid => "uuid",
        LakeKind.Fixed => string.Create(CultureInfo.InvariantCulture, $"fixed[{Precision}]"),
        LakeKind.Binary => "binary",
        LakeKind.Struct => $"struct<{string.Join(", ", Children.Select(field => $"{field.Name}: {Part(field)}"))}>",
        LakeKind.List or LakeKind.Map => $"{(Kind == LakeKind.List ? "list" : "map")}<{string.Join(", ", Children.Select(Part))}>",
        _ => "unknown",
    };

    private static string Part(LakeField field) => field.Nullable ? $"{field.Type}?" : field.Type.ToString();
}
