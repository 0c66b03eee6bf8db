using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>A partial request with entities of which some are left out, and ways in which what is unknown of them may turn out.</summary>
/// <remarks>The resource turns out to be any entity that fits: some attributes, its parents, and perhaps its tags are the same for all. An
/// entity that was left out turns out as the world has it, as another one of its name, or not to be there.</remarks>
internal sealed class PartialCase
{
    private readonly Dice _dice;
    private readonly FuzzWorld _world;
    private readonly EntityTypeDefinition _type;
    private readonly JsonValueGenerator _values;
    private readonly List<Entity> _leftOut = [];

    public PartialCase(Dice dice, FuzzWorld world, FuzzRequest request)
    {
        _dice = dice;
        _world = world;
        _type = world.Schema.EntityTypes[request.Resource.Type];
        _values = new(dice, type => world.Uids.Of(dice, type));
        var supplied = new List<Entity>();
        var share = dice.Pick((double[])[0, 0, 0.1, 0.5]);
        foreach (var entity in world.Entities)
        {
            var isKept = entity.Uid != request.Resource && (entity.Uid == request.Principal || !dice.Chance(share));
            (isKept ? supplied : _leftOut).Add(entity);
        }

        Supplied = EntityStore.Create(supplied);
        Parents = [.. _type.MemberOf.Order(StringComparer.Ordinal).Where(_ => dice.Chance(0.5)).Select(name => world.Uids.Of(dice, name)).Distinct()];
        var boundShare = dice.Pick((double[])[0, 0.3, 0.3, 1]);
        var bound = Attributes().Where(_ => dice.Chance(boundShare)).ToDictionary(StringComparer.Ordinal);
        Request = new(
            request.Principal, request.Action,
            new(_type.Name, Parents, bound) { KnownTags = _type.Tags is not null && dice.Chance(0.4) ? Tags() : null },
            request.ToRequest().Context);
    }

    public PartialRequest Request { get; }

    /// <summary>Gets the entities that are there from the start, without the actions.</summary>
    public EntityStore Supplied { get; }

    public IReadOnlyList<EntityUid> Parents { get; }

    /// <summary>Makes a whole world that fits; null if what was drawn has a cycle.</summary>
    public (EntityStore Store, CedarRequest Request)? Complete()
    {
        var resource = Resource(_dice.Chance(0.5) ? _world.Uids.Of(_dice, _type.Name).Id : "the resource");
        if (Supplied.Contains(resource.Uid))
        {
            return null;
        }

        var others = _leftOut.Where(entity => entity.Uid != resource.Uid && !_dice.Chance(0.2)).Select(Vary);
        try
        {
            var store = EntityStore.Create([.. Supplied.Entities, resource, .. others, .. _world.Schema.ActionEntities]);
            return (store, new(Request.Principal, Request.Action, resource.Uid, Request.Context));
        }
        catch (CedarDataException)
        {
            return null;
        }
    }

    /// <summary>Makes a resource that fits.</summary>
    public Entity Resource(string id)
    {
        var attributes = Attributes();
        foreach (var (name, value) in Request.Resource.KnownAttributes)
        {
            attributes[name] = value;
        }

        var enumIds = _type.EnumIds?.Order(StringComparer.Ordinal).ToList();
        return new(new(_type.Name, enumIds is null ? id : _dice.Pick(enumIds)), attributes, Parents)
        {
            Tags = Request.Resource.KnownTags ?? Tags(),
        };
    }

    private Entity Vary(Entity entity) => _dice.Chance(0.5) ? entity
        : entity with { Attributes = Attributes(_world.Schema.EntityTypes[entity.Uid.Type]) };

    private Dictionary<string, CedarValue> Attributes() => Attributes(_type);

    private Dictionary<string, CedarValue> Attributes(EntityTypeDefinition type) => Fields(_values.Fields(type.Attributes));

    private Dictionary<string, CedarValue> Tags()
    {
        var names = Enumerable.Range(0, _type.Tags is null ? 0 : _dice.Next(5)).Select(_ => _dice.Pick(Words.Attributes)).Distinct(StringComparer.Ordinal);
        return Fields(new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)_values.Of(_type.Tags!)))));
    }

    private static Dictionary<string, CedarValue> Fields(JsonObject json) =>
        EntityJson.ParseContext(json.ToJsonString()).Fields.ToDictionary(StringComparer.Ordinal);
}
