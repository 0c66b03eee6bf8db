using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reads a type of a schema in JSON. The fields may come in any order, so all are collected first.</summary>
internal static class TypeJsonReader
{
    private const string Known = "'type' and what that type takes: 'element', 'attributes' or 'name'";

    /// <summary>Reads a type by itself.</summary>
    public static TypeSyntax Read(ref JsonCursor json)
    {
        var parts = new Parts { Start = json.Here };
        json.EnterObject("a type");
        while (json.NextField(out var name))
        {
            if (!parts.TryRead(ref json, name))
            {
                throw json.UnexpectedField("A type", Known);
            }
        }

        return parts.ToType(ref json);
    }

    /// <summary>Reads a common type, which may have annotations.</summary>
    public static (TypeSyntax Type, ImmutableDictionary<string, string?> Annotations) ReadCommon(ref JsonCursor json)
    {
        ImmutableDictionary<string, string?>? annotations = null;
        var parts = new Parts { Start = json.Here };
        json.EnterObject("a type");
        while (json.NextField(out var name))
        {
            if (name == "annotations" && annotations is null)
            {
                annotations = AnnotationJson.Read(ref json);
            }
            else if (!parts.TryRead(ref json, name))
            {
                throw json.UnexpectedField("A common type", $"{Known}, and 'annotations'");
            }
        }

        return (parts.ToType(ref json), annotations ?? SchemaAnnotations.None);
    }

    private static AttributeSyntax ReadAttribute(ref JsonCursor json, string attribute)
    {
        ImmutableDictionary<string, string?>? annotations = null;
        bool? isRequired = null;
        var parts = new Parts { Start = json.Here };
        json.EnterObject("the type of an attribute");
        while (json.NextField(out var name))
        {
            switch (name)
            {
                case "annotations" when annotations is null: annotations = AnnotationJson.Read(ref json); break;
                case "required" when isRequired is null: isRequired = json.Boolean("whether the attribute is required"); break;
                default:
                    if (!parts.TryRead(ref json, name))
                    {
                        throw json.UnexpectedField("An attribute", $"{Known}, 'required' and 'annotations'");
                    }

                    break;
            }
        }

        return new(attribute, parts.ToType(ref json), isRequired ?? true, annotations ?? SchemaAnnotations.None);
    }

    private static ImmutableArray<AttributeSyntax> ReadAttributes(ref JsonCursor json)
    {
        var attributes = ImmutableArray.CreateBuilder<AttributeSyntax>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        json.EnterObject("attributes");
        while (json.NextField(out var name))
        {
            attributes.Add(names.Add(name) ? ReadAttribute(ref json, name) : throw json.Fail("The record declares one attribute twice."));
        }

        return attributes.ToImmutable();
    }

    private struct Parts
    {
        private NameSyntax? _type;
        private TypeSyntax? _element;
        private ImmutableArray<AttributeSyntax>? _attributes;
        private NameSyntax? _name;
        private bool _isClosed;

        public SourceSpan Start { get; init; }

        public bool TryRead(ref JsonCursor json, string field)
        {
            switch (field)
            {
                case "type" when _type is null: _type = Name(ref json); return true;
                case "element" when _element is null: _element = Read(ref json); return true;
                case "attributes" when _attributes is null: _attributes = ReadAttributes(ref json); return true;
                case "name" when _name is null: _name = Name(ref json); return true;
                case "additionalAttributes" when !_isClosed:
                    _isClosed = json.Boolean("'additionalAttributes'")
                        ? throw json.Fail("Cedar has no records with further attributes.", "Declare them, as optional ones if need be.") : true;
                    return true;
                default: return false;
            }
        }

        public readonly TypeSyntax ToType(ref JsonCursor json)
        {
            var span = json.Since(Start);
            if (_type is not { } type)
            {
                throw json.Fail("A type has a 'type'.");
            }

            var fits = type.Text switch
            {
                "Set" => _element is not null && _attributes is null && _name is null && !_isClosed,
                "Record" => _attributes is not null && _element is null && _name is null,
                "Entity" or "EntityOrCommon" or "Extension" => _name is not null && _element is null && _attributes is null && !_isClosed,
                _ => _element is null && _attributes is null && _name is null && !_isClosed,
            };
            if (!fits)
            {
                throw json.Fail($"The fields of the type do not fit its 'type', '{type.Text}'.",
                    "A Set takes an element, a Record attributes, Entity, EntityOrCommon and Extension a name, and others nothing.");
            }

            return type.Text switch
            {
                "Set" => new SetTypeSyntax(_element!, span),
                "Record" => new RecordTypeSyntax(_attributes!.Value, span),
                "Entity" => new NamedTypeSyntax(_name!, TypeNameKind.Entity),
                "EntityOrCommon" => new NamedTypeSyntax(_name!, TypeNameKind.Any),
                "Extension" => new NamedTypeSyntax(_name!, TypeNameKind.Extension),
                "Long" or "String" or "Boolean" => new NamedTypeSyntax(type, TypeNameKind.Primitive),
                _ => new NamedTypeSyntax(type, TypeNameKind.Common),
            };
        }

        private static NameSyntax Name(ref JsonCursor json) => SchemaJsonReader.ReadTypeName(ref json);
    }
}
