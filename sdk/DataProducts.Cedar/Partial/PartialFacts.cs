namespace DataProducts.Cedar;

/// <summary>What is known of a request: always the action and the types, later the principal, the context and what all the resources
/// share.</summary>
internal sealed class PartialFacts
{
    private readonly KnownEntities _entities;
    private readonly EntityTypeDefinition _resourceType;
    private readonly string _principalType;
    private readonly UnknownResource? _resource;
    private readonly HashSet<EntityUid>? _ancestors;

    /// <summary>Takes what holds for all requests of one kind.</summary>
    public PartialFacts(KnownEntities entities, EntityUid action, string principalType, string resourceType)
    {
        _entities = entities;
        _principalType = principalType;
        _resourceType = entities.Schema.EntityTypes[resourceType];
        Action = CedarValue.Of(action);
    }

    /// <summary>Takes what holds for one request.</summary>
    public PartialFacts(KnownEntities entities, PartialRequest request)
        : this(entities, request.Action, request.Principal.Type, request.Resource.Type)
    {
        Principal = CedarValue.Of(request.Principal);
        Context = request.Context;
        _resource = request.Resource;
        _ancestors = [];
        foreach (var ancestor in request.Resource.Ancestors)
        {
            entities.AddWithAncestors(ancestor, _ancestors);
        }
    }

    public CedarValue Action { get; }

    public CedarValue? Principal { get; }

    public CedarValue? Context { get; }

    public string? TypeOf(CedarVariable variable) => variable switch
    {
        CedarVariable.Principal => _principalType,
        CedarVariable.Resource => _resourceType.Name,
        _ => null,
    };

    /// <summary>Whether the resource has an attribute; null where that depends on the resource.</summary>
    public bool? HasAttribute(string name, out CedarValue value)
    {
        value = default;
        return _resource is not null && _resource.KnownAttributes.TryGetValue(name, out value) ? true
            : _resourceType.Attributes.Attributes.ContainsKey(name) ? null
            : false;
    }

    /// <summary>Whether the resource has a tag; null where that depends on the resource.</summary>
    public bool? HasTag(string key, out CedarValue value)
    {
        value = default;
        return _resourceType.Tags is null ? false
            : _resource?.KnownTags is { } tags ? tags.TryGetValue(key, out value)
            : null;
    }

    /// <summary>Whether the resource is, or stands below, an entity; null where that depends on the resource.</summary>
    public bool? IsResourceIn(EntityUid ancestor)
    {
        if (_ancestors is null)
        {
            return null;
        }

        // Of its own type only the resource itself may be meant; whether it is, its id decides.
        return _ancestors.Contains(ancestor) ? true
            : ancestor.Type == _resourceType.Name || _entities.MayReach(_ancestors, ancestor.Type) ? null
            : false;
    }
}
