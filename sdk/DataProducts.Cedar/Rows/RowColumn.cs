namespace DataProducts.Cedar;

/// <summary>How a column holds an attribute, exactly.</summary>
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

    /// <summary>Gets the kind of the attribute's values.</summary>
    public CedarKind Kind { get; }

    /// <summary>Gets the name of the type.</summary>
    public string Name { get; }

    /// <summary>Gets the type of the entities whose ids the column holds as text, or null if it holds no entities.</summary>
    public string? EntityTypeName { get; }

    /// <summary>Gives references to entities of one type: the column holds only their ids, as text.</summary>
    /// <param name="entityType">The fully qualified entity type.</param>
    public static RowColumnType Entity(string entityType) => new(CedarKind.Entity, "Entity", entityType);

    internal bool Holds(CedarType type) => type switch
    {
        EntityType entity => Kind == CedarKind.Entity && entity.Name == EntityTypeName,
        ExtensionType extension => Kind == extension.Kind && Kind is (CedarKind.Decimal or CedarKind.DateTime),
        BoolType => Kind == CedarKind.Bool,
        LongType => Kind == CedarKind.Long,
        StringType => Kind == CedarKind.String,
        _ => false,
    };

    internal bool Holds(CedarValue value) => value.Kind == Kind && (Kind != CedarKind.Entity || value.AsEntity.Type == EntityTypeName);
}

/// <summary>The column that holds an attribute of the resource.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Type">How it holds the attribute.</param>
/// <param name="Nullable">Whether it may be NULL; NULL means that the attribute is absent.</param>
public sealed record RowColumn(string Column, RowColumnType Type, bool Nullable);
