namespace DataProducts.Cedar.Fuzz;

/// <summary>The entities that values and literals name: those of the world, and now and then one that is none.</summary>
internal sealed class KnownUids
{
    private readonly CedarSchema _schema;
    private readonly Dictionary<string, List<EntityUid>> _byType;

    public KnownUids(CedarSchema schema, IEnumerable<Entity> entities)
    {
        _schema = schema;
        _byType = entities.GroupBy(entity => entity.Uid.Type, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(entity => entity.Uid).ToList(), StringComparer.Ordinal);
        foreach (var action in schema.Actions.Keys.OrderBy(uid => uid.ToString(), StringComparer.Ordinal))
        {
            if (!_byType.TryGetValue(action.Type, out var known))
            {
                _byType.Add(action.Type, known = []);
            }

            known.Add(action);
        }

        Types = [.. schema.EntityTypes.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Gets the schema's entity types, in a fixed order.</summary>
    public IReadOnlyList<string> Types { get; }

    public EntityUid Of(Dice dice, string type)
    {
        if (_schema.EntityTypes.TryGetValue(type, out var definition) && definition.EnumIds is { } ids)
        {
            return new(type, dice.Pick((IReadOnlyList<string>)[.. ids.Order(StringComparer.Ordinal)]));
        }

        return _byType.TryGetValue(type, out var known) && !dice.Chance(0.08) ? dice.Pick(known) : new(type, dice.Pick(Words.Ids));
    }

    public EntityUid Any(Dice dice) => Of(dice, dice.Pick(Types));
}
