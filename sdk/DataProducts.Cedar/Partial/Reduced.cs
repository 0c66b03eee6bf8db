namespace DataProducts.Cedar;

/// <summary>What an expression came to: a value, an error, or an expression that is left.</summary>
/// <remarks>A value becomes a node only where it stands in what is left, so that folding costs no memory.</remarks>
internal readonly struct Reduced
{
    private readonly CedarExpr? _source;

    private Reduced(CedarExpr? source, CedarExpr? node, CedarValue value, bool canError)
    {
        _source = source;
        Node = node;
        Value = value;
        CanError = canError;
    }

    /// <summary>Gets the error or what is left; null if the value is known.</summary>
    public CedarExpr? Node { get; }

    /// <summary>Gets the value if it is known.</summary>
    public CedarValue Value { get; }

    /// <summary>Gets whether evaluating this may err.</summary>
    public bool CanError { get; }

    public bool IsKnown => Node is null;

    public bool IsError => Node is ErrorExpr;

    /// <summary>Gets whether it is known to be true, or known to be false.</summary>
    public bool? AsBool => Node is null && Value.Kind == CedarKind.Bool ? Value.AsBool : null;

    public static Reduced Known(CedarExpr source, CedarValue value) => new(source, null, value, canError: false);

    public static Reduced Known(CedarExpr source, bool value) => new(source, null, CedarValue.Of(value), canError: false);

    public static Reduced Left(CedarExpr node, bool canError) => new(null, node, default, canError);

    public static Reduced Failed(CedarExpr source, string message) =>
        new(null, new ErrorExpr(source.Span, message) { ResidualType = source.ResidualType }, default, canError: true);

    /// <summary>Gives a value or an error as that of another expression, which has a type of its own.</summary>
    public Reduced At(CedarExpr place) => Node switch
    {
        null => Known(place, Value),
        ErrorExpr error when error.ResidualType != place.ResidualType =>
            new(null, new ErrorExpr(error.Span, error.Message) { ResidualType = place.ResidualType }, default, canError: true),
        _ => this,
    };

    public CedarExpr ToNode()
    {
        if (Node is { } node)
        {
            return node;
        }

        if (_source is LiteralExpr literal)
        {
            return literal;
        }

        var type = _source!.ResidualType;
        return new LiteralExpr(_source.Span, Value)
        {
            ResidualType = type is BoolType && Value.Kind == CedarKind.Bool ? ResidualTypes.Of(Value.AsBool) : type,
        };
    }
}
