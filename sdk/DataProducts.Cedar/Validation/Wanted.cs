namespace DataProducts.Cedar;

/// <summary>What type an operand has to have, and how to say so.</summary>
internal sealed class Wanted
{
    private readonly Func<CedarType, bool> _fits;
    private readonly Func<CedarType, string?> _help;

    private Wanted(string name, Func<CedarType, bool> fits, Func<CedarType, string?>? help = null)
    {
        Name = name;
        _fits = fits;
        _help = help ?? (_ => null);
    }

    public static Wanted Bool { get; } = new("Bool", type => type is BoolType);

    public static Wanted Long { get; } = new("Long", type => type is LongType, type => type switch
    {
        StringType => "Cedar neither joins nor measures strings.",
        SetType => "Cedar does not compute with sets; compare them with containsAll or containsAny.",
        ExtensionType { Kind: CedarKind.Decimal } => "Compare decimals with lessThan, lessThanOrEqual, greaterThan or greaterThanOrEqual.",
        _ => null,
    });

    public static Wanted String { get; } = new("String", type => type is StringType,
        type => type is EntityType ? "Ask for the type of an entity with 'is'." : null);

    public static Wanted Set { get; } = new("A set", type => type is SetType, type => type switch
    {
        EntityType => "Ask whether an entity stands below another with 'in'.",
        RecordType => "Ask for an attribute with 'has'.",
        StringType => "Compare parts of a string with 'like', and an empty one with == \"\".",
        _ => null,
    });

    public static Wanted Entity { get; } = new("An entity", type => type is EntityType, type => type switch
    {
        SetType => "Ask what a set holds with contains, containsAll or containsAny.",
        _ => "Only entities have a type that can be asked for, a hierarchy and tags.",
    });

    public static Wanted EntityOrRecord { get; } = new("A record or an entity", type => type is EntityType or RecordType, type => type switch
    {
        SetType => "Ask what a set holds with contains, containsAll or containsAny.",
        StringType => "Compare parts of a string with 'like'.",
        _ => null,
    });

    public static Wanted EntityOrSetOfEntities { get; } = new("An entity or a set of entities",
        type => type is EntityType or SetType { Element: EntityType }, type => type switch
        {
            SetType => "Ask what a set holds with contains, containsAll or containsAny.",
            StringType => "Compare parts of a string with 'like'.",
            _ => null,
        });

    public string Name { get; }

    /// <summary>Gives what exactly one type fits.</summary>
    public static Wanted Exactly(CedarType type) => type switch
    {
        BoolType => Bool,
        LongType => Long,
        StringType => String,
        _ => new(NameText.Of(type), other => other == type),
    };

    public bool Fits(CedarType type) => _fits(type);

    public string? Help(CedarType type) => _help(type);
}
