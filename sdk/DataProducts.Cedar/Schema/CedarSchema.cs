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
        IReadOnlyDictionary<string, EntityTypeDefinition> entityTypes, IReadOnlyDictionary<EntityUid, ActionDefinition> actions,
        IReadOnlyCollection<NamespaceSyntax> namespaces, SchemaNames names)
    {
        Namespaces = namespaces;
        Names = names;
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

    /// <summary>Gets the declarations as they were written, the empty namespace first if it is there.</summary>
    internal IReadOnlyCollection<NamespaceSyntax> Namespaces { get; }

    internal SchemaNames Names { get; }

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

    /// <summary>Reads a schema in Cedar's JSON syntax. Reading is strict: an unknown field, a field given twice or of the wrong shape is
    /// an error with its line, column and path.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What to call the text in messages, usually its file.</param>
    /// <exception cref="CedarSyntaxException">The text is no Cedar schema, names what it does not declare, or contradicts
    /// itself.</exception>
    public static CedarSchema ParseJson(string json, string path)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(path);
        var cursor = JsonCursor.Over(json, path, JsonSubject.Schema);
        var namespaces = SchemaJsonReader.Read(ref cursor);
        cursor.End();
        return new SchemaResolver(namespaces, path).Resolve();
    }

    /// <summary>Writes the schema in Cedar's JSON syntax. What was read as JSON comes out in the forms in which it went in.</summary>
    /// <param name="resolved">Whether to write full names and say of each whether it is a common or an entity type; otherwise names stay as
    /// they were declared, as <c>EntityOrCommon</c> where text leaves open which of the two they are.</param>
    /// <param name="indented">Whether to write one field a line.</param>
    public string ToJson(bool resolved = false, bool indented = false) =>
        JsonOutput.Write((this, resolved), indented, static (to, what) => new SchemaJsonWriter(to, what.Item1, what.resolved).Write());

    /// <summary>Writes the schema in Cedar's own syntax, with its annotations, each declaration by itself.</summary>
    /// <exception cref="CedarSyntaxException">The schema came as JSON and means an entity type by a name that text would take for a common
    /// type.</exception>
    public string ToText() => new SchemaTextWriter(this).Write();

    /// <summary>Says whether entities of one type can be, or stand below, entities of another.</summary>
    internal bool CanBeIn(string type, string ancestor) =>
        string.Equals(type, ancestor, StringComparison.Ordinal)
            || (EntityTypes.TryGetValue(type, out var known) && known.MemberOf.Contains(ancestor));
}
