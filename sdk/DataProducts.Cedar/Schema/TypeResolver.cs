using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace DataProducts.Cedar;

/// <summary>Turns the types of a schema as they are written into the types that they mean.</summary>
internal sealed class TypeResolver(SchemaNames names, Action<SourceSpan, string> report)
{
    // Types that use one another double with every step; and a type is also never deeper than it is heavy.
    private const int MaxWeight = 1000;

    private int _depth;

    private readonly Dictionary<string, CedarType?> _resolved = new(StringComparer.Ordinal);

    public CedarType Resolve(TypeSyntax syntax, NamespaceSyntax home)
    {
        if (_depth == TokenReader.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            report(syntax.Span, "The types are nested too deeply.");
            return BoolType.Any;
        }

        _depth++;
        CedarType type = syntax switch
        {
            SetTypeSyntax set => new SetType(Resolve(set.Element, home)),
            RecordTypeSyntax record => Record(record, home),
            _ => Named((NamedTypeSyntax)syntax, home),
        };
        _depth--;
        if (type.Weight <= MaxWeight)
        {
            return type;
        }

        report(syntax.Span, $"The type is made of more than {MaxWeight} types.");
        return BoolType.Any;
    }

    /// <summary>Resolves what has to be a record: the shape of an entity, or a context.</summary>
    public RecordType RecordOf(TypeSyntax? syntax, NamespaceSyntax home, string what)
    {
        if (syntax is null)
        {
            return RecordType.Empty;
        }

        if (Resolve(syntax, home) is RecordType record)
        {
            return record;
        }

        report(syntax.Span, $"{what} is a record.");
        return RecordType.Empty;
    }

    /// <summary>Resolves a common type; null while it is being resolved, which a cycle would notice.</summary>
    public CedarType Common(string name, SourceSpan use)
    {
        if (_resolved.TryGetValue(name, out var known))
        {
            if (known is null)
            {
                report(use, $"The type '{name}' is made of itself.");
            }

            return known ?? BoolType.Any;
        }

        _resolved[name] = null;
        var (home, syntax) = names.CommonTypes[name];
        var type = Resolve(syntax.Type, home);
        _resolved[name] = type;
        return type;
    }

    public string? EntityName(NameSyntax name, NamespaceSyntax home)
    {
        if (names.Find(name.Text, TypeNameKind.Entity, home) is { } found && names.Entities.ContainsKey(found.Name))
        {
            return found.Name;
        }

        report(name.Span, $"The schema declares no entity type '{name.Text}'.");
        return null;
    }

    private RecordType Record(RecordTypeSyntax record, NamespaceSyntax home)
    {
        var attributes = record.Attributes.ToImmutableSortedDictionary(
            attribute => attribute.Name,
            attribute => new AttributeType(Resolve(attribute.Type, home), attribute.IsRequired),
            StringComparer.Ordinal);
        return new(attributes);
    }

    private CedarType Named(NamedTypeSyntax named, NamespaceSyntax home)
    {
        switch (names.Find(named.Name.Text, named.Kind, home))
        {
            case { Kind: TypeTargetKind.Common, Name: var common }: return Common(common, named.Span);
            case { Kind: TypeTargetKind.Entity, Name: var entity }: return new EntityType(entity);
            case { Name: var builtIn }: return SchemaNames.BuiltInType(builtIn);
            default:
                report(named.Span, $"The schema declares no {What(named.Kind)} '{named.Name.Text}'.");
                return BoolType.Any;
        }
    }

    private static string What(TypeNameKind kind) => kind switch
    {
        TypeNameKind.Common => "common type",
        TypeNameKind.Entity => "entity type",
        TypeNameKind.Extension => "type of an extension",
        _ => "type",
    };
}
