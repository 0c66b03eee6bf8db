using System.Collections.Immutable;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads the actions of a namespace in JSON.</summary>
internal static class ActionJsonReader
{
    public static void ReadAll(ref JsonCursor json, NamespaceSyntax into)
    {
        json.EnterObject("actions by their ids");
        while (json.NextField(out var id))
        {
            into.Actions.Add(Read(ref json, id));
        }
    }

    private static ActionSyntax Read(ref JsonCursor json, string id)
    {
        var start = json.Here;
        ImmutableArray<ActionReference> memberOf = [];
        AppliesToSyntax? appliesTo = null;
        ImmutableDictionary<string, string?>? annotations = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        json.EnterObject("an action");
        while (json.NextField(out var part))
        {
            var isNull = json.Kind == JsonTokenType.Null;
            switch (part)
            {
                case "appliesTo" when seen.Add(part): appliesTo = isNull ? null : ReadAppliesTo(ref json); break;
                case "memberOf" when seen.Add(part): memberOf = isNull ? [] : ReadGroups(ref json); break;
                case "annotations" when seen.Add(part): annotations = AnnotationJson.Read(ref json); break;
                case "attributes" when isNull && seen.Add(part): break;
                case "attributes": throw json.Fail("Cedar has no actions with attributes.");
                default: throw json.UnexpectedField("An action", "appliesTo, memberOf and annotations");
            }
        }

        return new(id, json.Since(start), memberOf, appliesTo, annotations ?? SchemaAnnotations.None);
    }

    private static AppliesToSyntax ReadAppliesTo(ref JsonCursor json)
    {
        ImmutableArray<NameSyntax>? principals = null;
        ImmutableArray<NameSyntax>? resources = null;
        TypeSyntax? context = null;
        json.EnterObject("what the action applies to");
        while (json.NextField(out var part))
        {
            switch (part)
            {
                case "principalTypes" when principals is null: principals = SchemaJsonReader.ReadNames(ref json, "types of principals"); break;
                case "resourceTypes" when resources is null: resources = SchemaJsonReader.ReadNames(ref json, "types of resources"); break;
                case "context" when context is null: context = TypeJsonReader.Read(ref json); break;
                default: throw json.UnexpectedField("'appliesTo'", "principalTypes, resourceTypes and context");
            }
        }

        return principals is { } principal && resources is { } resource
            ? new(principal, resource, context) : throw json.Fail("'appliesTo' has both 'principalTypes' and 'resourceTypes'.");
    }

    private static ImmutableArray<ActionReference> ReadGroups(ref JsonCursor json)
    {
        var groups = ImmutableArray.CreateBuilder<ActionReference>();
        json.EnterArray("groups of actions");
        while (json.NextItem())
        {
            groups.Add(ReadGroup(ref json));
        }

        return groups.ToImmutable();
    }

    private static ActionReference ReadGroup(ref JsonCursor json)
    {
        var start = json.Here;
        string? type = null;
        string? id = null;
        var hasType = false;
        json.EnterObject("a group of actions");
        while (json.NextField(out var part))
        {
            switch (part)
            {
                case "id" when id is null: id = json.Text("the group's id"); break;
                case "type" when !hasType:
                    type = json.Kind == JsonTokenType.Null ? null : json.TypeName("the group's type");
                    hasType = true;
                    break;
                default: throw json.UnexpectedField("A group of actions", "'id' and, if wanted, 'type'");
            }
        }

        return id is null ? throw json.Fail("A group of actions has an 'id'.") : new(type, id, json.Since(start));
    }
}
