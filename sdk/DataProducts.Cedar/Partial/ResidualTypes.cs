namespace DataProducts.Cedar;

/// <summary>The types of booleans made of booleans, by the rules of <see cref="TypeChecker"/>: what is known to be only true or only false
/// stays known. Null in, null out: policies that were not validated have no types.</summary>
internal static class ResidualTypes
{
    private static readonly BoolType True = BoolType.Of(true);
    private static readonly BoolType False = BoolType.Of(false);

    public static BoolType Of(bool value) => value ? True : False;

    public static bool IsTrue(CedarType? type) => type is BoolType { Value: true };

    public static bool IsFalse(CedarType? type) => type is BoolType { Value: false };

    public static CedarType? Not(CedarType? type) => type is BoolType { Value: { } value } ? Of(!value) : type;

    public static CedarType? And(CedarType? left, CedarType? right) => left is null || right is null ? null
        : IsFalse(left) || IsFalse(right) ? False
        : IsTrue(left) ? right
        : BoolType.Any;

    public static CedarType? Or(CedarType? left, CedarType? right) => left is null || right is null ? null
        : IsTrue(left) || IsTrue(right) ? True
        : IsFalse(left) ? right
        : IsFalse(right) ? left
        : BoolType.Any;

    public static CedarType? If(CedarType? condition, CedarType? then, CedarType? otherwise) =>
        condition is null || then is null || otherwise is null ? null
        : IsTrue(condition) ? then
        : IsFalse(condition) ? otherwise
        : TypeRules.Join(then, otherwise);
}
