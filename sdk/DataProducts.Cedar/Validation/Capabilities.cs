using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>What is known to be there at a place in a policy: optional attributes and tags behind a <c>has</c> or <c>hasTag</c> that
/// held.</summary>
internal sealed record Capabilities(ImmutableHashSet<string> Known)
{
    public static Capabilities None { get; } = new(ImmutableHashSet.Create<string>(StringComparer.Ordinal));

    public static Capabilities Attribute(CedarExpr operand, string name) => new(None.Known.Add(AttributeKey(operand, name)));

    public static Capabilities Tag(CedarExpr operand, CedarExpr key) => new(None.Known.Add(TagKey(operand, key)));

    // Printing an expression is not free, and mostly nothing is known.
    public bool HasAttribute(CedarExpr operand, string name) => !Known.IsEmpty && Known.Contains(AttributeKey(operand, name));

    public bool HasTag(CedarExpr operand, CedarExpr key) => !Known.IsEmpty && Known.Contains(TagKey(operand, key));

    // The smaller set goes into the larger one: along a chain of && each step then costs what it adds.
    public Capabilities Union(Capabilities other) => other.Known.Count > Known.Count ? other.Union(this)
        : other.Known.IsEmpty ? this : new(Known.Union(other.Known));

    public Capabilities Intersect(Capabilities other) => Known.IsEmpty || other.Known.IsEmpty ? None : new(Known.Intersect(other.Known));

    // The printed form is unambiguous and leaves out where an expression stands, so it serves as identity.
    private static string AttributeKey(CedarExpr operand, string name) => $"{operand} has {CedarText.Quote(name)}";

    private static string TagKey(CedarExpr operand, CedarExpr key) => $"{operand} hasTag {key}";
}
