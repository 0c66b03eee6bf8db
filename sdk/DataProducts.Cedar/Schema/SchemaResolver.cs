using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Turns declarations into a schema: finds what each name means, and refuses what is declared twice, missing or
/// circular.</summary>
internal sealed class SchemaResolver
{
    private readonly IReadOnlyCollection<NamespaceSyntax> _namespaces;
    private readonly string _path;
    private readonly List<CedarDiagnostic> _diagnostics = [];
    private readonly Dictionary<string, (NamespaceSyntax Home, EntitySyntax Syntax)> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (NamespaceSyntax Home, CommonTypeSyntax Syntax)> _commonTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityUid, (NamespaceSyntax Home, ActionSyntax Syntax)> _actions = [];
    private readonly HashSet<string> _actionTypes = new(StringComparer.Ordinal);
    private readonly TypeResolver _types;

    public SchemaResolver(IReadOnlyCollection<NamespaceSyntax> namespaces, string path)
    {
        _namespaces = namespaces;
        _path = path;
        _types = new(_entities, _commonTypes, _actionTypes, Report);
    }

    public CedarSchema Resolve()
    {
        foreach (var home in _namespaces)
        {
            Declare(home);
        }

        foreach (var home in _namespaces.Where(home => home.Name.Length > 0))
        {
            CheckShadowing(home);
        }

        var parents = _entities.ToDictionary(
            entity => entity.Key,
            entity => entity.Value.Syntax.MemberOf.Select(name => _types.EntityName(name, entity.Value.Home)).OfType<string>().ToList(),
            StringComparer.Ordinal);
        var entityTypes = _entities.ToDictionary(
            entity => entity.Key, entity => Entity(entity.Key, entity.Value, parents), StringComparer.Ordinal);
        foreach (var (name, declared) in _commonTypes)
        {
            _types.Common(name, declared.Syntax.Name.Span);
        }

        var actions = _actions.ToDictionary(action => action.Key, action => Action(action.Key, action.Value));
        if (_diagnostics.Count > 0)
        {
            throw new CedarSyntaxException([.. _diagnostics]);
        }

        try
        {
            return new(entityTypes, actions);
        }
        catch (CedarDataException)
        {
            throw new CedarSyntaxException([new(CedarCodes.Schema, _path, 1, 1, "The groups of actions form a cycle.")]);
        }
    }

    private void Report(SourceSpan span, string message) =>
        _diagnostics.Add(new(CedarCodes.Schema, _path, span.Line, span.Column, message));

    private void Declare(NamespaceSyntax home)
    {
        foreach (var entity in home.Entities)
        {
            var name = home.Qualify(entity.Name.Text);
            if (entity.Name.Text == "Action")
            {
                Report(entity.Name.Span, "'Action' is the type of actions, which are declared with 'action'.");
            }
            else if (!_entities.TryAdd(name, (home, entity)))
            {
                Report(entity.Name.Span, $"The entity type '{name}' is declared twice.");
            }
        }

        foreach (var type in home.CommonTypes)
        {
            var name = home.Qualify(type.Name.Text);
            if (TypeResolver.IsReservedForCommonTypes(type.Name.Text))
            {
                Report(type.Name.Span, $"'{type.Name.Text}' names a built-in type.");
            }
            else if (!_commonTypes.TryAdd(name, (home, type)))
            {
                Report(type.Name.Span, $"'{name}' is declared twice.");
            }
        }

        foreach (var action in home.Actions)
        {
            _actionTypes.Add(home.Qualify("Action"));
            if (!_actions.TryAdd(new(home.Qualify("Action"), action.Id), (home, action)))
            {
                Report(action.Span, "The action is declared twice.");
            }
        }
    }

    // A short name would mean one thing in its namespace and another outside of it (RFC 70).
    private void CheckShadowing(NamespaceSyntax home)
    {
        foreach (var name in home.Entities.Select(entity => entity.Name).Concat(home.CommonTypes.Select(type => type.Name)))
        {
            if (_entities.ContainsKey(name.Text) || _commonTypes.ContainsKey(name.Text))
            {
                Report(name.Span, $"'{home.Qualify(name.Text)}' hides the '{name.Text}' that is declared outside of all namespaces.");
            }
        }

        foreach (var action in home.Actions.Where(action => _actions.ContainsKey(new("Action", action.Id))))
        {
            Report(action.Span, "The action hides one of the same name that is declared outside of all namespaces.");
        }
    }

    private EntityTypeDefinition Entity(
        string name, (NamespaceSyntax Home, EntitySyntax Syntax) declared, Dictionary<string, List<string>> parents)
    {
        var (home, syntax) = declared;
        var shape = syntax.Shape is { } record ? _types.Record(record, home) : RecordType.Empty;
        var tags = syntax.Tags is { } type ? _types.Resolve(type, home) : null;
        return new(name, Ancestors(name, parents), shape, tags, syntax.EnumIds?.ToImmutableHashSet(StringComparer.Ordinal));
    }

    private static ImmutableHashSet<string> Ancestors(string name, Dictionary<string, List<string>> parents)
    {
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var open = new Stack<string>(parents[name]);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                parents[next].ForEach(open.Push);
            }
        }

        return found.ToImmutable();
    }

    private ActionDefinition Action(EntityUid uid, (NamespaceSyntax Home, ActionSyntax Syntax) declared)
    {
        var (home, syntax) = declared;
        var context = syntax.Context is { } type ? _types.Resolve(type, home) : RecordType.Empty;
        if (context is not RecordType record)
        {
            record = RecordType.Empty;
            Report(syntax.Context!.Span, "A context is a record.");
        }

        return new(
            uid,
            [.. syntax.MemberOf.Select(group => Group(group, home)).OfType<EntityUid>()],
            [.. syntax.Principals.Select(name => _types.EntityName(name, home)).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. syntax.Resources.Select(name => _types.EntityName(name, home)).OfType<string>().Distinct(StringComparer.Ordinal)],
            record);
    }

    private EntityUid? Group(ActionReference group, NamespaceSyntax home)
    {
        EntityUid[] candidates = group.Type is null
            ? [new(home.Qualify("Action"), group.Id)]
            : [new(home.Qualify(group.Type), group.Id), new(group.Type, group.Id)];
        foreach (var candidate in candidates)
        {
            if (_actions.ContainsKey(candidate))
            {
                return candidate;
            }
        }

        Report(group.Span, $"The schema declares no action {candidates[^1]}.");
        return null;
    }
}
