using System.Collections.Immutable;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads and writes what policy JSON says of principal, action and resource.</summary>
internal static class ScopeJson
{
    public static ScopeConstraint Read(ref JsonCursor json, CedarVariable variable)
    {
        var start = json.Here;
        string? op = null;
        string? type = null;
        Target? target = null;
        Target? ancestor = null;
        json.EnterObject("a constraint of the scope");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "op" when op is null: op = json.Text("an operator"); break;
                case "entity_type" when type is null && variable != CedarVariable.Action: type = json.TypeName("an entity type"); break;
                case "in" when ancestor is null && variable != CedarVariable.Action: ancestor = ReadAncestor(ref json, variable); break;
                case "entity" or "entities" or "slot" when target is null: target = Target.Read(ref json, name, variable); break;
                default:
                    throw json.UnexpectedField("The scope", variable == CedarVariable.Action
                        ? "an op, and an entity or entities" : "an op, an entity or a slot, an entity_type, and an in");
            }
        }

        ScopeOperator? known = op switch
        {
            "All" or "all" when target is null && type is null && ancestor is null => ScopeOperator.Any,
            "==" when target is { IsList: false } && type is null && ancestor is null => ScopeOperator.Equal,
            "in" when target is not null && type is null && ancestor is null => ScopeOperator.In,
            "is" when target is null && type is not null => ancestor is null ? ScopeOperator.Is : ScopeOperator.IsIn,
            _ => null,
        };
        if (known is not { } given)
        {
            throw json.Fail("The scope's op and its other fields do not fit together.",
                "\"All\" stands alone; \"==\" and \"in\" take an entity or a slot, \"in\" of an action also entities; \"is\", not for actions, "
                + "takes an entity_type and perhaps an in.");
        }

        target ??= ancestor;
        return new(variable, given, target?.Entities ?? [], type, json.Since(start))
        {
            IsList = target?.IsList ?? false,
            Slot = target?.Slot,
        };
    }

    public static void Write(Utf8JsonWriter to, string name, ScopeConstraint scope)
    {
        to.WriteStartObject(name);
        to.WriteString("op", scope.Operator switch
        {
            ScopeOperator.Any => "All",
            ScopeOperator.Equal => "==",
            ScopeOperator.In => "in",
            _ => "is",
        });
        if (scope.EntityType is { } type)
        {
            to.WriteString("entity_type", type);
        }

        if (scope.Operator == ScopeOperator.IsIn)
        {
            to.WriteStartObject("in");
            WriteTarget(to, scope);
            to.WriteEndObject();
        }
        else
        {
            WriteTarget(to, scope);
        }

        to.WriteEndObject();
    }

    private static Target ReadAncestor(ref JsonCursor json, CedarVariable variable)
    {
        Target? target = null;
        json.EnterObject("an entity or a slot");
        while (json.NextField(out var name))
        {
            target = name is "entity" or "slot" && target is null
                ? Target.Read(ref json, name, variable) : throw json.UnexpectedField("'in'", "either an entity or a slot");
        }

        return target ?? throw json.Fail("'in' has an entity or a slot.");
    }

    private static void WriteTarget(Utf8JsonWriter to, ScopeConstraint scope)
    {
        if (scope.Slot is { } slot)
        {
            to.WriteString("slot", SlotNames.Of(slot));
        }
        else if (scope.Entities.Length == 1)
        {
            to.WritePropertyName("entity");
            UidJson.Write(to, scope.Entities[0]);
        }
        else if (scope.IsList)
        {
            to.WriteStartArray("entities");
            foreach (var entity in scope.Entities)
            {
                UidJson.Write(to, entity);
            }

            to.WriteEndArray();
        }
    }

    private sealed record Target(ImmutableArray<EntityUid> Entities, bool IsList, CedarSlot? Slot)
    {
        public static Target Read(ref JsonCursor json, string field, CedarVariable variable)
        {
            var isAction = variable == CedarVariable.Action;
            return field switch
            {
                "entity" => new([ReadEntity(ref json, isAction)], false, null),
                "entities" when isAction => ReadActions(ref json),
                "slot" when !isAction => new([], false, ReadSlot(ref json, variable)),
                _ => throw json.Fail(isAction ? "No slot can stand for the action." : "Only the action can be in one of several entities."),
            };
        }

        private static Target ReadActions(ref JsonCursor json)
        {
            var entities = ImmutableArray.CreateBuilder<EntityUid>();
            json.EnterArray("actions");
            while (json.NextItem())
            {
                entities.Add(ReadEntity(ref json, isAction: true));
            }

            return new(entities.ToImmutable(), true, null);
        }

        private static EntityUid ReadEntity(ref JsonCursor json, bool isAction)
        {
            var uid = UidJson.Read(ref json);
            return isAction && !uid.IsAction
                ? throw json.Fail($"'{uid.Type}' is no type of actions.", "An action's type is Action, or ends in ::Action.") : uid;
        }

        private static CedarSlot ReadSlot(ref JsonCursor json, CedarVariable variable)
        {
            var slot = SlotNames.Find(json.Text("a slot"));
            var expected = variable == CedarVariable.Principal ? CedarSlot.Principal : CedarSlot.Resource;
            return slot == expected ? expected : throw json.Fail("No slot of this name can stand here.",
                "A template has ?principal beside principal and ?resource beside resource.");
        }
    }
}
