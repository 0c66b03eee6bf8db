using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads and writes Cedar's JSON of entities and contexts.</summary>
/// <remarks><c>__entity</c> and <c>__extn</c> say explicitly what a value is; with a schema, plain <c>{"type","id"}</c> and plain text are
/// converted where the schema asks for an entity or an extension value, below sets, records and tags too. Messages name the place and the
/// entity, never a value. Limits: 1 GB, and 128 levels of nesting, as Cedar's own reader has.</remarks>
public static class EntityJson
{
    /// <summary>Reads a list of entities; conformity to the schema is a matter of <see cref="EntityValidator"/>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="schema">What converts values implicitly, or null.</param>
    /// <exception cref="CedarDataException">The text is no such list, or a value is none of Cedar's.</exception>
    public static IReadOnlyList<Entity> Parse(string json, CedarSchema? schema = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var cursor = JsonCursor.Over(json, "", JsonSubject.Entities);
        return Read(ref cursor, schema);
    }

    /// <summary>Reads a list of entities from a file or another stream, to its end.</summary>
    /// <param name="utf8">The stream, in UTF-8; it is left open.</param>
    /// <param name="schema">What converts values implicitly, or null.</param>
    /// <exception cref="CedarDataException">The text is no such list, or a value is none of Cedar's.</exception>
    public static IReadOnlyList<Entity> Parse(Stream utf8, CedarSchema? schema = null)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        var cursor = new JsonCursor(BoundedBytes.Read(utf8, JsonCursor.MaxEntityBytes), "", JsonSubject.Entities);
        return Read(ref cursor, schema);
    }

    /// <summary>Reads a context.</summary>
    /// <param name="json">The text: an object.</param>
    /// <param name="schema">What converts values implicitly, or null.</param>
    /// <param name="action">The action whose context it is; needed with a schema. One that the schema does not declare converts nothing,
    /// and is refused by <see cref="RequestValidator"/>.</param>
    /// <exception cref="CedarDataException">The text is no object, or a value is none of Cedar's.</exception>
    public static CedarValue ParseContext(string json, CedarSchema? schema = null, EntityUid? action = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var type = action is { } uid && schema is not null && schema.Actions.TryGetValue(uid, out var definition)
            ? definition.Context : null;
        var cursor = JsonCursor.Over(json, "", JsonSubject.Entities);
        var context = EntityValueReader.Read(ref cursor, type);
        cursor.End();
        return context.Kind == CedarKind.Record ? context : throw CedarDataException.Entities("$: A context is a JSON object.");
    }

    /// <summary>Writes entities so that they can be read again, with or without a schema.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="indented">Whether to write one field a line.</param>
    public static string Write(IEnumerable<Entity> entities, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(entities);
        return JsonOutput.Write(entities, indented, WriteAll);
    }

    /// <summary>Writes a context so that it can be read again, with or without a schema.</summary>
    /// <param name="context">The context, a record.</param>
    /// <param name="indented">Whether to write one field a line.</param>
    /// <exception cref="InvalidOperationException">The value is no record.</exception>
    public static string WriteContext(CedarValue context, bool indented = false) =>
        JsonOutput.Write(context.Fields, indented, ValueJsonWriter.WriteFields);

    private static List<Entity> Read(ref JsonCursor cursor, CedarSchema? schema)
    {
        var entities = new List<Entity>();
        cursor.EnterArray("the entities");
        while (cursor.NextItem())
        {
            entities.Add(EntityReader.Read(ref cursor, schema));
        }

        cursor.End();
        return entities;
    }

    private static void WriteAll(Utf8JsonWriter to, IEnumerable<Entity> entities)
    {
        to.WriteStartArray();
        foreach (var entity in entities)
        {
            to.WriteStartObject();
            to.WritePropertyName("uid");
            UidJson.Write(to, entity.Uid);
            to.WritePropertyName("attrs");
            ValueJsonWriter.WriteFields(to, entity.Attributes);
            to.WriteStartArray("parents");
            foreach (var parent in entity.Parents)
            {
                UidJson.Write(to, parent);
            }

            to.WriteEndArray();
            if (entity.Tags.Count > 0)
            {
                to.WritePropertyName("tags");
                ValueJsonWriter.WriteFields(to, entity.Tags);
            }

            to.WriteEndObject();
        }

        to.WriteEndArray();
    }
}
