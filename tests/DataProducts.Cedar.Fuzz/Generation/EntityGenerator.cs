using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes random entities that conform to a schema: attributes, tags, parents without a cycle, some parents not there.</summary>
internal sealed class EntityGenerator(Dice dice, CedarSchema schema)
{
    public JsonArray Write()
    {
        var uids = new List<EntityUid>();
        foreach (var type in schema.EntityTypes.Values.OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            IEnumerable<string> ids = type.EnumIds is { } known
                ? known.Order(StringComparer.Ordinal) : Enumerable.Range(0, dice.Next(4)).Select(_ => dice.Pick(Words.Ids)).Distinct(StringComparer.Ordinal);
            uids.AddRange(ids.Where(_ => type.EnumIds is null || dice.Chance(0.3)).Select(id => new EntityUid(type.Name, id)));
        }

        var names = new KnownUids(schema, uids.Select(uid => new Entity(uid)));
        var values = new JsonValueGenerator(dice, type => names.Of(dice, type));
        return new([.. uids.Select((_, index) => Entity(uids, index, values))]);
    }

    private JsonObject Entity(List<EntityUid> uids, int index, JsonValueGenerator values)
    {
        var type = schema.EntityTypes[uids[index].Type];
        var entity = new JsonObject
        {
            ["uid"] = JsonValueGenerator.Uid(uids[index]),
            ["attrs"] = values.Fields(type.Attributes),
            ["parents"] = new JsonArray([.. Parents(uids, index, type).Select(JsonValueGenerator.Uid)]),
        };
        if (type.Tags is { } tags && dice.Chance(0.8))
        {
            var tagNames = Enumerable.Range(0, dice.Next(4)).Select(_ => Tag(dice)).Distinct(StringComparer.Ordinal);
            entity["tags"] = new JsonObject(tagNames.Select(name => KeyValuePair.Create(name, (JsonNode?)values.Of(tags))));
        }

        return entity;
    }

    // Parents come later in the list, so that there is no cycle; types may well be below themselves.
    private List<EntityUid> Parents(List<EntityUid> uids, int index, EntityTypeDefinition type)
    {
        var parents = uids.Skip(index + 1).Where(uid => type.MemberOf.Contains(uid.Type) && dice.Chance(0.5)).ToList();
        var open = type.MemberOf.Where(name => schema.EntityTypes[name].EnumIds is null).Order(StringComparer.Ordinal).ToList();
        if (open.Count > 0 && dice.Chance(0.15))
        {
            parents.Add(new(dice.Pick(open), "not there"));
        }

        return parents;
    }

    private static string Tag(Dice dice) => dice.Pick(dice.Chance(0.3) ? Words.OddAttributes : Words.Attributes);
}
