namespace DataProducts.Cedar;

/// <summary>Reads one entity, forwards: <c>{"uid", "attrs", "parents", "tags"}</c>.</summary>
internal static class EntityReader
{
    public static Entity Read(ref JsonCursor json, CedarSchema? schema)
    {
        var uid = FindUid(ref json);
        var definition = schema?.EntityTypes.GetValueOrDefault(uid.Type);
        Dictionary<string, CedarValue>? attributes = null;
        Dictionary<string, CedarValue>? tags = null;
        List<EntityUid>? parents = null;
        var hasUid = false;
        json.EnterObject("an entity");
        json.Owner = uid;
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "uid" when !hasUid:
                    json.Skip();
                    hasUid = true;
                    break;
                case "attrs" when attributes is null: attributes = ReadFields(ref json, definition?.Attributes, null); break;
                case "tags" when tags is null: tags = ReadFields(ref json, null, definition?.Tags); break;
                case "parents" when parents is null: parents = ReadParents(ref json, uid); break;
                default: throw json.UnexpectedField("An entity", "uid, attrs, parents and tags");
            }
        }

        if (attributes is null || parents is null)
        {
            throw json.Fail("An entity has 'attrs' and 'parents', which may be empty.");
        }

        // An action with attributes or tags is for validation to judge.
        var isBare = attributes.Count == 0 && (tags is null || tags.Count == 0);
        var entity = isBare && schema is not null && schema.Actions.TryGetValue(uid, out var action)
            ? Agreeing(ref json, action, schema, parents)
            : new Entity(uid, attributes, parents) { Tags = tags ?? [] };
        json.Owner = null;
        return entity;
    }

    // What the attributes are is known only with the type, which need not come first.
    private static EntityUid FindUid(ref JsonCursor json)
    {
        var ahead = json.Ahead(out var depth);
        ahead.EnterObject("an entity");
        while (ahead.NextField(out var name))
        {
            if (name == "uid")
            {
                var uid = UidJson.ReadLenient(ref ahead);
                json.ReturnFrom(depth);
                return uid;
            }

            ahead.Skip();
        }

        throw json.Fail("An entity has a 'uid'.");
    }

    // Tools write an action with all its ancestors as parents; the schema's own form of it avoids a conflict.
    private static Entity Agreeing(ref JsonCursor json, ActionDefinition action, CedarSchema schema, List<EntityUid> parents)
    {
        var ancestors = parents.SelectMany(schema.ActionStore.AncestorsOf).Concat(parents);
        return schema.ActionStore.AncestorsOf(action.Uid).SetEquals(ancestors)
            && schema.ActionStore.TryGet(action.Uid, out var entity)
            ? entity
            : throw json.Fail("The action stands below other groups than the schema declares.",
                "Leave it out; the schema declares it.");
    }

    private static List<EntityUid> ReadParents(ref JsonCursor json, EntityUid uid)
    {
        var parents = new List<EntityUid>();
        json.EnterArray("the parents");
        while (json.NextItem())
        {
            var parent = UidJson.ReadLenient(ref json);
            parents.Add(!uid.IsAction || parent.IsAction ? parent : throw json.Fail("The parents of an action are actions."));
        }

        return parents;
    }

    private static Dictionary<string, CedarValue> ReadFields(ref JsonCursor json, RecordType? shape, CedarType? every)
    {
        var fields = new Dictionary<string, CedarValue>(StringComparer.Ordinal);
        json.EnterObject("attributes or tags by their names");
        while (json.NextField(out var name))
        {
            if (!fields.TryAdd(name, EntityValueReader.Read(ref json, shape?.Find(name) ?? every)))
            {
                throw json.Fail("The name stands twice.");
            }
        }

        return fields;
    }
}
