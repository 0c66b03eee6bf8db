using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Reads the declarations of a schema; names are resolved afterwards.</summary>
internal sealed class SchemaParser
{
    private readonly TokenReader _tokens;
    private readonly TypeParser _types;
    private readonly Dictionary<string, NamespaceSyntax> _namespaces = new(StringComparer.Ordinal) { [""] = new("") };

    private SchemaParser(TokenReader tokens)
    {
        _tokens = tokens;
        _types = new(tokens);
    }

    public static IReadOnlyCollection<NamespaceSyntax> Parse(string text, string path)
    {
        var tokens = new TokenReader(text, path);
        var parser = new SchemaParser(tokens);
        while (!tokens.AtEnd)
        {
            tokens.Recover(parser.ReadTop, ";");
        }

        tokens.ThrowIfFailed();
        return parser._namespaces.Values;
    }

    private void ReadTop()
    {
        var annotations = SchemaAnnotations.Read(_tokens);
        if (!_tokens.Accept("namespace"))
        {
            ReadDeclaration(_namespaces[""], annotations);
            return;
        }

        var span = _tokens.Current.Span;
        var name = Names.ReadPath(_tokens, "a namespace");
        var declared = new NamespaceSyntax(name) { Annotations = annotations };
        if (!_namespaces.TryAdd(name, declared))
        {
            throw _tokens.Fail(CedarCodes.Schema, span, $"The namespace '{name}' is declared twice.");
        }

        _tokens.Expect("{");
        while (!_tokens.Is("}") && !_tokens.AtEnd)
        {
            _tokens.Recover(() => ReadDeclaration(declared, SchemaAnnotations.Read(_tokens)), ";");
        }

        _tokens.Expect("}");
    }

    private void ReadDeclaration(NamespaceSyntax into, ImmutableDictionary<string, string?> annotations)
    {
        if (_tokens.Accept("entity"))
        {
            ReadEntities(into, annotations);
        }
        else if (_tokens.Accept("type"))
        {
            var name = SimpleName("a type's name");
            _tokens.Expect("=");
            into.CommonTypes.Add(new(name, _types.Read(), annotations));
        }
        else if (_tokens.Accept("action"))
        {
            ReadActions(into, annotations);
        }
        else
        {
            throw _tokens.Unexpected("'entity', 'type', 'action' or 'namespace'");
        }

        _tokens.Expect(";");
    }

    private NameSyntax SimpleName(string what)
    {
        var span = _tokens.Current.Span;
        return new(Names.ReadName(_tokens, what), span);
    }

    private void ReadEntities(NamespaceSyntax into, ImmutableDictionary<string, string?> annotations)
    {
        var names = ReadSeparated(() => SimpleName("an entity type's name"));
        ImmutableArray<NameSyntax> memberOf = [];
        RecordTypeSyntax? shape = null;
        TypeSyntax? tags = null;
        ImmutableArray<string>? enumIds = null;
        if (_tokens.Accept("enum"))
        {
            _tokens.Expect("[");
            enumIds = ReadSeparated(() => _tokens.StringLiteral("an id in quotes"));
            _tokens.Expect("]");
        }
        else
        {
            memberOf = _tokens.Accept("in") ? _types.ReadNames() : [];
            if (_tokens.Accept("=") || _tokens.Is("{"))
            {
                shape = _types.ReadRecord();
            }

            tags = _tokens.Accept("tags") ? _types.Read() : null;
        }

        into.Entities.AddRange(names.Select(name => new EntitySyntax(name, annotations)
        {
            MemberOf = memberOf,
            Shape = shape,
            Tags = tags,
            EnumIds = enumIds,
        }));
    }

    private void ReadActions(NamespaceSyntax into, ImmutableDictionary<string, string?> annotations)
    {
        var names = ReadSeparated(ReadActionName);
        var memberOf = _tokens.Accept("in") ? ReadGroups() : [];
        var appliesTo = _tokens.Accept("appliesTo") ? ReadAppliesTo() : AppliesToSyntax.Nothing;
        into.Actions.AddRange(names.Select(name => new ActionSyntax(name.Text, name.Span, memberOf, appliesTo, annotations)));
    }

    private AppliesToSyntax ReadAppliesTo()
    {
        ImmutableArray<NameSyntax> principals = [];
        ImmutableArray<NameSyntax> resources = [];
        TypeSyntax? context = null;
        var start = _tokens.Expect("{").Span;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_tokens.Accept("}"))
        {
            var at = _tokens.Current.Span;
            var part = _tokens.Identifier("'principal', 'resource' or 'context'");
            if (!seen.Add(part))
            {
                throw _tokens.Fail(CedarCodes.Syntax, at, $"'{part}' stands twice.");
            }

            _tokens.Expect(":");
            switch (part)
            {
                case "principal": principals = _types.ReadNames(); break;
                case "resource": resources = _types.ReadNames(); break;
                case "context": context = _types.ReadContext(); break;
                default: throw _tokens.Fail(CedarCodes.Syntax, at, $"'{part}' is none of principal, resource and context.");
            }

            if (!_tokens.Accept(","))
            {
                _tokens.Expect("}");
                break;
            }
        }

        return principals.IsEmpty || resources.IsEmpty
            ? throw _tokens.Fail(CedarCodes.Syntax, start, "'appliesTo' names one 'principal' and one 'resource' at least.",
                "Leave 'appliesTo' out for an action that is only a group.")
            : new(principals, resources, context);
    }

    private NameSyntax ReadActionName()
    {
        var span = _tokens.Current.Span;
        return new(_tokens.Current.Kind == TokenKind.String
            ? _tokens.StringLiteral("an action") : Names.ReadSchemaName(_tokens, "an action's name"), span);
    }

    private ImmutableArray<ActionReference> ReadGroups()
    {
        if (!_tokens.Accept("["))
        {
            return [ReadGroup()];
        }

        var groups = ReadSeparated(ReadGroup);
        _tokens.Expect("]");
        return groups;
    }

    private ActionReference ReadGroup()
    {
        var span = _tokens.Current.Span;
        if (_tokens.Current.Kind == TokenKind.String)
        {
            return new(null, _tokens.StringLiteral("an action"), span);
        }

        var path = Names.ReadPath(_tokens, "an action");
        return _tokens.Accept("::") ? new(path, _tokens.StringLiteral("an action's id in quotes"), span)
            : path.Contains("::", StringComparison.Ordinal) ? throw _tokens.Unexpected("'::' and an action's id in quotes")
            : new(null, path, span);
    }

    private ImmutableArray<T> ReadSeparated<T>(Func<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        do
        {
            items.Add(read());
        }
        while (_tokens.Accept(","));
        return items.ToImmutable();
    }
}
