using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads Cedar's JSON of entities and contexts.</summary>
/// <remarks><c>__entity</c> and <c>__extn</c> say explicitly what a value is; with a schema, plain <c>{"type","id"}</c> and plain text are
/// converted where the schema asks for an entity or an extension value.</remarks>
public static class EntityJson
{
    private const int MaxDepth = 128;

    /// <summary>Reads a list of entities; conformity to the schema is a matter of <see cref="EntityValidator"/>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="schema">What converts values implicitly, or null.</param>
    /// <exception cref="CedarDataException">The text is no such list, or a value is none of Cedar's.</exception>
    public static IReadOnlyList<Entity> Parse(string json, CedarSchema? schema = null) => Read(json, root =>
    {
        if (root.ValueKind != JsonValueKind.Array)
        {
            throw CedarDataException.Entities("Entities are a JSON list.");
        }

        return (IReadOnlyList<Entity>)[.. root.EnumerateArray().Select(element => ReadEntity(element, schema))];
    });

    /// <summary>Reads a context.</summary>
    /// <param name="json">The text: an object.</param>
    /// <param name="schema">What converts values implicitly, or null.</param>
    /// <param name="action">The action whose context it is; needed with a schema.</param>
    /// <exception cref="CedarDataException">The text is no object, or a value is none of Cedar's.</exception>
    public static CedarValue ParseContext(string json, CedarSchema? schema = null, EntityUid? action = null) => Read(json, root =>
    {
        var type = action is { } uid && schema is not null && schema.Actions.TryGetValue(uid, out var definition)
            ? definition.Context : null;
        var context = JsonValues.Read(root, type);
        return context.Kind == CedarKind.Record ? context : throw CedarDataException.Entities("A context is a JSON object.");
    });

    private static T Read<T>(string json, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
            return read(document.RootElement);
        }
        catch (JsonException failure)
        {
            var line = (int)(failure.LineNumber ?? -1) + 1;
            var column = (int)(failure.BytePositionInLine ?? -1) + 1;
            throw new CedarDataException([new(CedarCodes.Entities, "", line, column,
                "The text is not valid JSON, or names a field twice.")]);
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            // What System.Text.Json throws for half a surrogate pair, as an escape or as it is.
            throw CedarDataException.Entities("A string of the JSON is not valid Unicode.");
        }
    }

    private static Entity ReadEntity(JsonElement element, CedarSchema? schema)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("uid", out var uidJson))
        {
            throw CedarDataException.Entities("An entity is a JSON object with 'uid', 'attrs' and 'parents'.");
        }

        foreach (var field in element.EnumerateObject())
        {
            if (field.Name is not ("uid" or "attrs" or "parents" or "tags"))
            {
                throw CedarDataException.Entities($"An entity has no field '{field.Name}'.");
            }
        }

        var uid = JsonValues.ReadUid(uidJson);
        if (schema is not null && schema.Actions.TryGetValue(uid, out var action) && !HasAny(element, "attrs") && !HasAny(element, "tags"))
        {
            return Agreeing(action, schema, ReadParents(element), HasFields(element, "attrs") || HasFields(element, "tags"));
        }

        if (uid.IsAction && ReadParents(element).Exists(parent => !parent.IsAction))
        {
            throw CedarDataException.Entities($"The action {uid} stands below something that is no action.");
        }

        var definition = schema?.EntityTypes.GetValueOrDefault(uid.Type);
        return new(uid, ReadFields(element, "attrs", name => definition?.Attributes.Find(name)), ReadParents(element))
        {
            Tags = ReadFields(element, "tags", _ => definition?.Tags),
        };
    }

    private static bool HasAny(JsonElement element, string name) =>
        element.TryGetProperty(name, out var fields) && fields.ValueKind == JsonValueKind.Object && fields.GetPropertyCount() > 0;

    // Tools write an action with all its ancestors as parents; the schema's own form of it avoids a conflict.
    private static Entity Agreeing(ActionDefinition action, CedarSchema schema, List<EntityUid> parents, bool hasFields)
    {
        var ancestors = parents.SelectMany(schema.ActionStore.AncestorsOf).Concat(parents);
        return !hasFields && schema.ActionStore.AncestorsOf(action.Uid).SetEquals(ancestors) && schema.ActionStore.TryGet(action.Uid, out var entity)
            ? entity
            : throw CedarDataException.Entities($"The action {action.Uid} differs from what the schema declares.");
    }

    private static bool HasFields(JsonElement element, string name) =>
        element.TryGetProperty(name, out var fields) && fields.ValueKind == JsonValueKind.Object && fields.GetPropertyCount() > 0;

    private static List<EntityUid> ReadParents(JsonElement element)
    {
        if (!element.TryGetProperty("parents", out var parents))
        {
            return [];
        }

        return parents.ValueKind == JsonValueKind.Array
            ? [.. parents.EnumerateArray().Select(JsonValues.ReadUid)]
            : throw CedarDataException.Entities("An entity's 'parents' are a JSON list.");
    }

    private static Dictionary<string, CedarValue> ReadFields(JsonElement element, string name, Func<string, CedarType?> typeOf)
    {
        var fields = new Dictionary<string, CedarValue>(StringComparer.Ordinal);
        if (!element.TryGetProperty(name, out var json))
        {
            return fields;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw CedarDataException.Entities($"An entity's '{name}' are a JSON object.");
        }

        foreach (var field in json.EnumerateObject())
        {
            fields.Add(field.Name, JsonValues.Read(field.Value, typeOf(field.Name)));
        }

        return fields;
    }
}
