using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Finds what a type's name means: first in its own namespace, then in the empty one, then among the built-in types (RFC 24, RFC
/// 70).</summary>
internal sealed class TypeResolver(
    Dictionary<string, (NamespaceSyntax Home, EntitySyntax Syntax)> entities,
    Dictionary<string, (NamespaceSyntax Home, CommonTypeSyntax Syntax)> commonTypes,
    HashSet<string> actionTypes,
    Action<SourceSpan, string> report)
{
    private const string BuiltInPrefix = "__cedar::";

    private static readonly FrozenDictionary<string, CedarType> BuiltIn = new Dictionary<string, CedarType>(StringComparer.Ordinal)
    {
        ["Bool"] = BoolType.Any,
        ["Long"] = new LongType(),
        ["String"] = new StringType(),
        ["decimal"] = new ExtensionType(CedarKind.Decimal),
        ["datetime"] = new ExtensionType(CedarKind.DateTime),
        ["duration"] = new ExtensionType(CedarKind.Duration),
        ["ipaddr"] = new ExtensionType(CedarKind.IpAddress),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Types that use one another double with every step; and a type is also never deeper than it is heavy.
    private const int MaxWeight = 1000;

    private int _depth;

    private readonly Dictionary<string, CedarType?> _resolved = new(StringComparer.Ordinal);

    public static bool IsReservedForCommonTypes(string name) =>
        name is "Bool" or "Boolean" or "Entity" or "Extension" or "Long" or "Record" or "Set" or "String";

    public CedarType Resolve(TypeSyntax syntax, NamespaceSyntax home)
    {
        if (_depth == TokenReader.MaxDepth)
        {
            report(syntax.Span, "The types are nested too deeply.");
            return BoolType.Any;
        }

        _depth++;
        CedarType type = syntax switch
        {
            SetTypeSyntax set => new SetType(Resolve(set.Element, home)),
            RecordTypeSyntax record => Record(record, home),
            _ => Named(((NamedTypeSyntax)syntax).Name, home),
        };
        _depth--;
        if (type.Weight <= MaxWeight)
        {
            return type;
        }

        report(syntax.Span, $"The type is made of more than {MaxWeight} types.");
        return BoolType.Any;
    }

    public RecordType Record(RecordTypeSyntax record, NamespaceSyntax home)
    {
        var attributes = record.Attributes.ToImmutableSortedDictionary(
            attribute => attribute.Name,
            attribute => new AttributeType(Resolve(attribute.Type, home), attribute.IsRequired),
            StringComparer.Ordinal);
        return new(attributes);
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
        var (home, syntax) = commonTypes[name];
        var type = Resolve(syntax.Type, home);
        _resolved[name] = type;
        return type;
    }

    public string? EntityName(NameSyntax name, NamespaceSyntax home)
    {
        foreach (var candidate in Candidates(name, home))
        {
            if (entities.ContainsKey(candidate))
            {
                return candidate;
            }
        }

        report(name.Span, $"The schema declares no entity type '{name.Text}'.");
        return null;
    }

    private CedarType Named(NameSyntax name, NamespaceSyntax home)
    {
        foreach (var candidate in Candidates(name, home))
        {
            if (commonTypes.ContainsKey(candidate))
            {
                return Common(candidate, name.Span);
            }

            // An attribute may hold an action, though no declaration of an entity type may name their type.
            if (entities.ContainsKey(candidate) || actionTypes.Contains(candidate))
            {
                return new EntityType(candidate);
            }
        }

        var simple = name.Text.StartsWith(BuiltInPrefix, StringComparison.Ordinal) ? name.Text[BuiltInPrefix.Length..] : name.Text;
        if (BuiltIn.TryGetValue(simple, out var builtIn))
        {
            return builtIn;
        }

        report(name.Span, $"The schema declares no type '{name.Text}'.");
        return BoolType.Any;
    }

    private static IEnumerable<string> Candidates(NameSyntax name, NamespaceSyntax home) =>
        name.Text.Contains("::", StringComparison.Ordinal) || home.Name.Length == 0 ? [name.Text] : [home.Qualify(name.Text), name.Text];
}
