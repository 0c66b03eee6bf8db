using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>An entity type as a schema declares it.</summary>
/// <param name="Name">The fully qualified name.</param>
/// <param name="MemberOf">The types of entities that it may stand below, indirectly too.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Tags">The type of its tags, or null if it has none.</param>
/// <param name="EnumIds">The only ids there are, or null if any id may occur.</param>
public sealed record EntityTypeDefinition(
    string Name, ImmutableHashSet<string> MemberOf, RecordType Attributes, CedarType? Tags, ImmutableHashSet<string>? EnumIds);

/// <summary>An action as a schema declares it.</summary>
/// <param name="Uid">Its name.</param>
/// <param name="Parents">The groups that it stands directly below.</param>
/// <param name="PrincipalTypes">The types of principals that it applies to; none for a mere group.</param>
/// <param name="ResourceTypes">The types of resources that it applies to; none for a mere group.</param>
/// <param name="Context">What its context holds.</param>
public sealed record ActionDefinition(
    EntityUid Uid, ImmutableArray<EntityUid> Parents, ImmutableArray<string> PrincipalTypes, ImmutableArray<string> ResourceTypes,
    RecordType Context);

/// <summary>A schema: what entities, actions and contexts there are.</summary>
public sealed class CedarSchema
{
    internal CedarSchema(
        IReadOnlyDictionary<string, EntityTypeDefinition> entityTypes, IReadOnlyDictionary<EntityUid, ActionDefinition> actions)
    {
        EntityTypes = entityTypes;
        Actions = actions;
        ActionEntities = [.. actions.Values.Select(action =>
            new Entity(action.Uid, ImmutableDictionary<string, CedarValue>.Empty, action.Parents))];
        ActionStore = EntityStore.Create(ActionEntities);
    }

    /// <summary>Gets the entity types by name.</summary>
    public IReadOnlyDictionary<string, EntityTypeDefinition> EntityTypes { get; }

    /// <summary>Gets the actions by name.</summary>
    public IReadOnlyDictionary<EntityUid, ActionDefinition> Actions { get; }

    /// <summary>Gets the actions as entities below their groups; a store needs them for <c>action in</c> a group to hold.</summary>
    public IReadOnlyList<Entity> ActionEntities { get; }

    internal EntityStore ActionStore { get; }

    /// <summary>Reads a schema in Cedar's own syntax.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <exception cref="CedarSyntaxException">The text is no Cedar schema, names what it does not declare, or contradicts
    /// itself.</exception>
    public static CedarSchema Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        return new SchemaResolver(SchemaParser.Parse(text, path), path).Resolve();
    }

    /// <summary>Says whether entities of one type can be, or stand below, entities of another.</summary>
    internal bool CanBeIn(string type, string ancestor) =>
        string.Equals(type, ancestor, StringComparison.Ordinal)
            || (EntityTypes.TryGetValue(type, out var known) && known.MemberOf.Contains(ancestor));
}
