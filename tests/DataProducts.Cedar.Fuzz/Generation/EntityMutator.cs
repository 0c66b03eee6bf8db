using System.Text.Json.Nodes;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Changes entities so that they may no longer be accepted: cycles, duplicates, unknown types, wrong or missing attributes.</summary>
/// <remarks>No field is added to an entity or to its name: here that is an error, while Cedar ignores it.</remarks>
internal static class EntityMutator
{
    public static JsonArray Mutate(Dice dice, JsonArray entities, FuzzWorld world)
    {
        if (entities.Count == 0)
        {
            return [new JsonObject { ["uid"] = JsonValueGenerator.Uid(new("Unknown", "a")), ["attrs"] = new JsonObject(), ["parents"] = new JsonArray() }];
        }

        var copy = (JsonArray)entities.DeepClone();
        var one = (JsonObject)copy[dice.Next(copy.Count)]!;
        switch (dice.Next(9))
        {
            case 0: AddParent(one, copy[dice.Next(copy.Count)]!["uid"]!); break;
            case 1: AddParent(one, JsonValueGenerator.Uid(world.Uids.Any(dice))); break;
            case 2: copy.Add(one.DeepClone()); break;
            case 3: copy.Add(Like(dice, one, world)); break;
            case 4: one["uid"] = JsonValueGenerator.Uid(new(dice.Pick("Unknown", "NS::Unknown", "", "a b", "A::", "if"), "a")); break;
            case 5: one["uid"]!["id"] = dice.Pick(Words.Ids); break;
            case 6: AddAction(dice, copy, world); break;
            case 7: one["attrs"] = JsonMutator.Mutate(dice, one["attrs"]!, world.Uids); break;
            default: one["tags"] = JsonMutator.Mutate(dice, one["tags"] ?? new JsonObject(), world.Uids); break;
        }

        return copy;
    }

    private static JsonObject Like(Dice dice, JsonObject entity, FuzzWorld world)
    {
        var copy = (JsonObject)entity.DeepClone();
        copy["attrs"] = JsonMutator.Mutate(dice, copy["attrs"]!, world.Uids);
        return copy;
    }

    private static void AddParent(JsonObject entity, JsonNode parent) => ((JsonArray)entity["parents"]!).Add(parent.DeepClone());

    private static void AddAction(Dice dice, JsonArray entities, FuzzWorld world)
    {
        List<Entity> actions = [.. world.Schema.ActionEntities.OrderBy(known => known.Uid.ToString(), StringComparer.Ordinal)];
        var action = dice.Pick(actions);
        IEnumerable<EntityUid> ancestors = world.Schema.ActionStore.AncestorsOf(action.Uid);

        // All ancestors, as tools write them. Some of them would do here, since the schema knows the rest; Cedar refuses that.
        var parents = dice.Chance(0.6) || action.Parents.Count > 0 ? ancestors : [dice.Pick(actions).Uid];
        entities.Add(new JsonObject
        {
            ["uid"] = JsonValueGenerator.Uid(action.Uid),
            ["attrs"] = dice.Chance(0.9) ? new JsonObject() : new JsonObject { ["a"] = 1L },
            ["parents"] = new JsonArray([.. parents.Select(JsonValueGenerator.Uid)]),
        });
    }
}
