using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reads the entity types of a namespace in JSON.</summary>
internal static class EntityTypeJsonReader
{
    public static void ReadAll(ref JsonCursor json, NamespaceSyntax into)
    {
        json.EnterObject("entity types by their names");
        while (json.NextField(out var name))
        {
            into.Entities.Add(Read(ref json, SchemaJsonReader.Declared(ref json, name)));
        }
    }

    private static EntitySyntax Read(ref JsonCursor json, NameSyntax name)
    {
        ImmutableArray<NameSyntax>? memberOf = null;
        TypeSyntax? shape = null;
        TypeSyntax? tags = null;
        ImmutableArray<string>? ids = null;
        ImmutableDictionary<string, string?>? annotations = null;
        json.EnterObject("an entity type");
        while (json.NextField(out var part))
        {
            switch (part)
            {
                case "memberOfTypes" when memberOf is null && ids is null:
                    memberOf = SchemaJsonReader.ReadNames(ref json, "the types it may stand below");
                    break;
                case "shape" when shape is null && ids is null: shape = TypeJsonReader.Read(ref json); break;
                case "tags" when tags is null && ids is null: tags = TypeJsonReader.Read(ref json); break;
                case "enum" when ids is null && memberOf is null && shape is null && tags is null: ids = ReadIds(ref json); break;
                case "annotations" when annotations is null: annotations = AnnotationJson.Read(ref json); break;
                default: throw json.UnexpectedField("An entity type", "memberOfTypes, shape, tags and annotations, or an enum and annotations");
            }
        }

        return new(name, annotations ?? SchemaAnnotations.None)
        {
            MemberOf = memberOf ?? [],
            Shape = shape,
            Tags = tags,
            EnumIds = ids,
        };
    }

    private static ImmutableArray<string> ReadIds(ref JsonCursor json)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        json.EnterArray("ids");
        while (json.NextItem())
        {
            ids.Add(json.Text("an id"));
        }

        return ids.Count > 0 ? ids.ToImmutable() : throw json.Fail("An enumerated entity type has one id at least.");
    }
}
