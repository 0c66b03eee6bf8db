using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>How strict types combine.</summary>
internal static class TypeRules
{
    /// <summary>Gives the one type that covers both, or null: strictly, only booleans may differ.</summary>
    public static CedarType? Join(CedarType left, CedarType right) => (left, right) switch
    {
        (BoolType a, BoolType b) => a == b ? a : BoolType.Any,
        (SetType a, SetType b) => Join(a.Element, b.Element) is { } element ? new SetType(element) : null,
        (RecordType a, RecordType b) => JoinRecords(a, b),
        _ => left == right ? left : null,
    };

    public static CedarType Of(CedarKind kind) => kind switch
    {
        CedarKind.Bool => BoolType.Any,
        CedarKind.Long => new LongType(),
        CedarKind.String => new StringType(),
        _ => new ExtensionType(kind),
    };

    /// <summary>Whether values of a type have an order.</summary>
    public static bool IsOrdered(CedarType type) => type is LongType or ExtensionType { Kind: CedarKind.DateTime or CedarKind.Duration };

    private static RecordType? JoinRecords(RecordType left, RecordType right)
    {
        if (left.Attributes.Count != right.Attributes.Count)
        {
            return null;
        }

        var joined = ImmutableSortedDictionary.CreateBuilder<string, AttributeType>(StringComparer.Ordinal);
        foreach (var (name, attribute) in left.Attributes)
        {
            if (!right.Attributes.TryGetValue(name, out var other) || other.IsRequired != attribute.IsRequired
                || Join(attribute.Type, other.Type) is not { } type)
            {
                return null;
            }

            joined.Add(name, new(type, attribute.IsRequired));
        }

        return new(joined.ToImmutable());
    }
}
