namespace DataProducts.Cedar;

/// <summary>The variables of a policy.</summary>
public enum CedarVariable
{
    /// <summary>Who asks.</summary>
    Principal,

    /// <summary>What they want to do.</summary>
    Action,

    /// <summary>What they want to do it to.</summary>
    Resource,

    /// <summary>What else is known of the request.</summary>
    Context,
}

/// <summary>Operators of one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>!e</c>.</summary>
    Not,

    /// <summary><c>-e</c>; overflows on the smallest integer.</summary>
    Negate,

    /// <summary><c>e.isEmpty()</c>.</summary>
    IsEmpty,
}

/// <summary>Operators of two operands that are always both evaluated, the left one first.</summary>
public enum BinaryOperator
{
    /// <summary><c>==</c>; never errs by itself.</summary>
    Equal,

    /// <summary><c>!=</c>; never errs by itself.</summary>
    NotEqual,

    /// <summary><c>&lt;</c> on two integers, datetimes or durations.</summary>
    Less,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>+</c>, checked.</summary>
    Add,

    /// <summary><c>-</c>, checked.</summary>
    Subtract,

    /// <summary><c>*</c>, checked.</summary>
    Multiply,

    /// <summary><c>in</c>: the left entity is the right one, or below it, or below one of a set.</summary>
    In,

    /// <summary><c>.contains(e)</c>.</summary>
    Contains,

    /// <summary><c>.containsAll(set)</c>.</summary>
    ContainsAll,

    /// <summary><c>.containsAny(set)</c>.</summary>
    ContainsAny,

    /// <summary><c>.hasTag(key)</c>.</summary>
    HasTag,

    /// <summary><c>.getTag(key)</c>.</summary>
    GetTag,
}
