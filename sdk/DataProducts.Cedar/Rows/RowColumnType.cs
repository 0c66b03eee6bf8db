using System.Collections.Frozen;

namespace DataProducts.Cedar;

/// <summary>How a column holds an attribute, exactly.</summary>
/// <remarks>There is none for <c>ipaddr</c>: one address has several texts.</remarks>
public sealed record RowColumnType
{
    private RowColumnType(CedarKind kind, string name, string? entityType = null)
    {
        Kind = kind;
        Name = name;
        EntityTypeName = entityType;
    }

    /// <summary>Gets booleans.</summary>
    public static RowColumnType Bool { get; } = new(CedarKind.Bool, "Bool");

    /// <summary>Gets integers of at most 64 bits.</summary>
    public static RowColumnType Long { get; } = new(CedarKind.Long, "Long");

    /// <summary>Gets text, compared by its bytes.</summary>
    public static RowColumnType String { get; } = new(CedarKind.String, "String");

    /// <summary>Gets fixed-point numbers of at most four fractional and fifteen other digits.</summary>
    public static RowColumnType Decimal { get; } = new(CedarKind.Decimal, "Decimal");

    /// <summary>Gets timestamps without a zone that are in UTC and whole milliseconds.</summary>
    public static RowColumnType DateTime { get; } = new(CedarKind.DateTime, "DateTime");

    /// <summary>Gets timestamps with a zone that are whole milliseconds.</summary>
    public static RowColumnType DateTimeTz { get; } = new(CedarKind.DateTime, "DateTimeTz");

    /// <summary>Gets calendar days; a day is the datetime of its midnight in UTC.</summary>
    public static RowColumnType Date { get; } = new(CedarKind.DateTime, "Date");

    /// <summary>Gets durations as integers of milliseconds; engines' own intervals have months.</summary>
    public static RowColumnType Duration { get; } = new(CedarKind.Duration, "Duration");

    /// <summary>Gets the kind of the attribute's values.</summary>
    public CedarKind Kind { get; }

    /// <summary>Gets the name of the type.</summary>
    public string Name { get; }

    /// <summary>Gets the type of the entities whose ids the column holds as text, or null if it holds no entities.</summary>
    public string? EntityTypeName { get; }

    /// <summary>Gets how a list holds its elements, or null if the column is no list.</summary>
    public RowColumnType? Element { get; private init; }

    /// <summary>Gets what holds the attributes of a record, or null if the column is no struct.</summary>
    public IReadOnlyDictionary<string, RowColumn>? Fields { get; private init; }

    /// <summary>Gives references to entities of one type: the column holds only their ids, as text.</summary>
    /// <param name="entityType">The fully qualified entity type.</param>
    public static RowColumnType Entity(string entityType) => new(CedarKind.Entity, "Entity", entityType);

    /// <summary>Gives lists that stand for sets: order and repetitions have no meaning. A row with a NULL among the elements is no row
    /// that Cedar knows, and no filter shows it.</summary>
    /// <param name="element">How an element is held: no list and no struct.</param>
    /// <exception cref="ArgumentException">The element is a list or a struct.</exception>
    public static RowColumnType Set(RowColumnType element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return element.Kind is CedarKind.Set or CedarKind.Record
            ? throw new ArgumentException("A list of lists or structs cannot be compared in a filter.", nameof(element))
            : new(CedarKind.Set, "Set") { Element = element };
    }

    /// <summary>Gives structs that stand for records.</summary>
    /// <param name="fields">The struct's fields by the attribute that they hold; <see cref="RowColumn.Column"/> is the field's
    /// name.</param>
    public static RowColumnType Record(IReadOnlyDictionary<string, RowColumn> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(CedarKind.Record, "Record") { Fields = fields.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    /// <inheritdoc/>
    public override int GetHashCode() => (int)Kind;

    /// <inheritdoc/>
    public bool Equals(RowColumnType? other) => ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && Name == other.Name && EntityTypeName == other.EntityTypeName
            && Element == other.Element && ReferenceEquals(Fields, other.Fields));

    internal bool Holds(CedarType type) => type switch
    {
        EntityType entity => Kind == CedarKind.Entity && entity.Name == EntityTypeName,
        ExtensionType extension => Kind == extension.Kind && Kind is (CedarKind.Decimal or CedarKind.DateTime or CedarKind.Duration),
        BoolType => Kind == CedarKind.Bool,
        LongType => Kind == CedarKind.Long,
        StringType => Kind == CedarKind.String,
        SetType set => Element?.Holds(set.Element) ?? false,
        RecordType => Kind == CedarKind.Record,
        _ => false,
    };

    internal bool Holds(CedarValue value) => value.Kind == Kind && (Kind != CedarKind.Entity || value.AsEntity.Type == EntityTypeName);

    /// <summary>Whether a value of the one can equal a value of the other.</summary>
    internal bool Meets(RowColumnType other) => Kind == other.Kind && EntityTypeName == other.EntityTypeName;

    /// <summary>Whether an engine compares the two as they are. A timestamp without a zone it would read in the zone of the session where
    /// the other one has a zone.</summary>
    internal bool IsHeldAs(RowColumnType other) => this == DateTimeTz == (other == DateTimeTz);
}
