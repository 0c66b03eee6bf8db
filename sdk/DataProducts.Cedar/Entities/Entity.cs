using System.Collections.ObjectModel;

namespace DataProducts.Cedar;

/// <summary>An entity: its name, what is known of it, and the entities it stands directly below.</summary>
/// <param name="Uid">The name.</param>
/// <param name="Attributes">The attributes; an absent optional attribute has no entry.</param>
/// <param name="Parents">The direct parents; they need not be entities of the same store.</param>
public sealed record Entity(EntityUid Uid, IReadOnlyDictionary<string, CedarValue> Attributes, IReadOnlyList<EntityUid> Parents)
{
    /// <summary>Makes an entity without attributes and parents.</summary>
    /// <param name="uid">The name.</param>
    public Entity(EntityUid uid)
        : this(uid, ReadOnlyDictionary<string, CedarValue>.Empty, [])
    {
    }

    /// <summary>Gets the tags, for <c>hasTag</c> and <c>getTag</c>.</summary>
    public IReadOnlyDictionary<string, CedarValue> Tags { get; init; } = ReadOnlyDictionary<string, CedarValue>.Empty;

    /// <summary>Says whether another entity has the same name, attributes, tags and set of parents.</summary>
    internal bool HasSameContent(Entity other) =>
        Uid == other.Uid && Same(Attributes, other.Attributes) && Same(Tags, other.Tags)
            && new HashSet<EntityUid>(Parents).SetEquals(other.Parents);

    private static bool Same(IReadOnlyDictionary<string, CedarValue> left, IReadOnlyDictionary<string, CedarValue> right) =>
        left.Count == right.Count && left.All(field => right.TryGetValue(field.Key, out var value) && value == field.Value);
}
