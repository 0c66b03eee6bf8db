using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>How strict types combine.</summary>
internal static class TypeRules
{
    private static readonly LongType Long = new();
    private static readonly StringType String = new();

    /// <summary>Gives the one type that covers both, or null: strictly, only booleans may differ.</summary>
    public static CedarType? Join(CedarType left, CedarType right) => (left, right) switch
    {
        (BoolType a, BoolType b) => a == b ? a : BoolType.Any,
        (SetType a, SetType b) => Join(a.Element, b.Element) is { } element ? new SetType(element) : null,
        (RecordType a, RecordType b) => JoinRecords(a, b),
        _ => left == right ? left : null,
    };

    /// <summary>Says why two types have no common one.</summary>
    public static string WhyApart(CedarType left, CedarType right) => (left, right) switch
    {
        (SetType a, SetType b) => WhyApart(a.Element, b.Element),
        (EntityType, EntityType) => "Different types of entities are never compatible, even with the same attributes.",
        (EntityType, RecordType) or (RecordType, EntityType) => "An entity is no record, even with the same attributes.",
        (RecordType a, RecordType b) => WhyRecordsApart(a, b),
        _ => "Types have to be equal.",
    };

    public static CedarType Of(CedarKind kind) => kind switch
    {
        CedarKind.Bool => BoolType.Any,
        CedarKind.Long => Long,
        CedarKind.String => String,
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

    private static string WhyRecordsApart(RecordType left, RecordType right)
    {
        foreach (var name in left.Attributes.Keys.Concat(right.Attributes.Keys))
        {
            if (!left.Attributes.TryGetValue(name, out var a) || !right.Attributes.TryGetValue(name, out var b))
            {
                return $"Only one of the records has {NameText.Quote(name)}.";
            }

            if (a.IsRequired != b.IsRequired)
            {
                return $"{NameText.Quote(name)} is optional in one of the records.";
            }

            if (Join(a.Type, b.Type) is null)
            {
                return $"{NameText.Quote(name)} is {NameText.Of(a.Type)} in one and {NameText.Of(b.Type)} in the other.";
            }
        }

        return "Types have to be equal.";
    }
}
