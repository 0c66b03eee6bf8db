namespace DataProducts.Cedar;

/// <summary>What typing an expression gave.</summary>
/// <param name="Type">Its type, or null if that cannot be said because of an error in it.</param>
/// <param name="Capabilities">What is known to be there if it is true; nothing after an error.</param>
/// <param name="IsValid">Whether no error is in it. A type may be known in spite of one: what <c>&amp;&amp;</c> gives is a boolean
/// whatever its sides are, so that one error does not hide the next.</param>
internal readonly record struct Typed(CedarType? Type, Capabilities Capabilities, bool IsValid)
{
    public bool IsTrue => Type is BoolType { Value: true };

    public bool IsFalse => Type is BoolType { Value: false };

    public static Typed Of(CedarType type) => new(type, Capabilities.None, true);

    public static Typed Failed(CedarType? type = null) => new(type, Capabilities.None, false);

    /// <summary>Gives this, or the same after an error if an operand has one.</summary>
    public Typed If(bool isValid) => isValid ? this : Failed(Type);
}
