using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reads the declarations of a schema in JSON: namespaces by name, each with its common types, entity types and actions.</summary>
internal static class SchemaJsonReader
{
    public static IReadOnlyCollection<NamespaceSyntax> Read(ref JsonCursor json)
    {
        var namespaces = new Dictionary<string, NamespaceSyntax>(StringComparer.Ordinal);
        json.EnterObject("a schema: namespaces by their names");
        while (json.NextField(out var name))
        {
            if (name.Length > 0 && !WrittenNames.IsPath(name))
            {
                throw json.Fail("This is no name of a namespace.", "A name is identifiers with '::' between them, or empty.");
            }

            if (!namespaces.TryAdd(name, ReadNamespace(ref json, name)))
            {
                throw json.Fail("The namespace is declared twice.");
            }
        }

        return [.. namespaces.Values.OrderBy(home => home.Name.Length > 0)];
    }

    /// <summary>Reads the name of a type; one of the built-in types may start with <c>__cedar</c>.</summary>
    public static NameSyntax ReadTypeName(ref JsonCursor json)
    {
        var start = json.Here;
        var text = json.Text("the name of a type");
        var path = text.StartsWith(SchemaNames.BuiltInPrefix, StringComparison.Ordinal) ? text[SchemaNames.BuiltInPrefix.Length..] : text;
        return WrittenNames.IsPath(path)
            ? new(text, json.Since(start)) : throw json.Fail("This is no name of a type.", "A name is identifiers with '::' between them.");
    }

    private static NamespaceSyntax ReadNamespace(ref JsonCursor json, string name)
    {
        var declared = new NamespaceSyntax(name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        json.EnterObject("a namespace");
        while (json.NextField(out var part))
        {
            switch (part)
            {
                case "commonTypes" when seen.Add(part): ReadCommonTypes(ref json, declared); break;
                case "entityTypes" when seen.Add(part): EntityTypeJsonReader.ReadAll(ref json, declared); break;
                case "actions" when seen.Add(part): ActionJsonReader.ReadAll(ref json, declared); break;
                case "annotations" when seen.Add(part): declared.Annotations = ReadAnnotations(ref json, name); break;
                default: throw json.UnexpectedField("A namespace", "commonTypes, entityTypes, actions and annotations");
            }
        }

        return seen.Contains("entityTypes") && seen.Contains("actions")
            ? declared : throw json.Fail("A namespace has both 'entityTypes' and 'actions', which may be empty.");
    }

    private static ImmutableDictionary<string, string?> ReadAnnotations(ref JsonCursor json, string name)
    {
        var annotations = AnnotationJson.Read(ref json);
        return name.Length > 0 || annotations.IsEmpty ? annotations : throw json.Fail("The empty namespace has no annotations.");
    }

    private static void ReadCommonTypes(ref JsonCursor json, NamespaceSyntax into)
    {
        json.EnterObject("common types by their names");
        while (json.NextField(out var name))
        {
            var declared = Declared(ref json, name);
            var (type, annotations) = TypeJsonReader.ReadCommon(ref json);
            into.CommonTypes.Add(new(declared, type, annotations));
        }
    }

    /// <summary>Gives the name of what the current field declares.</summary>
    public static NameSyntax Declared(ref JsonCursor json, string name) => WrittenNames.IsName(name)
        ? new(name, json.Here) : throw json.Fail("This is no name that a type can have.", "A name is an identifier, and no reserved word.");

    public static ImmutableArray<NameSyntax> ReadNames(ref JsonCursor json, string what)
    {
        var names = ImmutableArray.CreateBuilder<NameSyntax>();
        json.EnterArray(what);
        while (json.NextItem())
        {
            names.Add(ReadTypeName(ref json));
        }

        return names.ToImmutable();
    }
}
