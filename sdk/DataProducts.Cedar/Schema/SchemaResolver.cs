using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>Turns declarations into a schema: finds what each name means, and refuses what is declared twice, missing or
/// circular.</summary>
internal sealed class SchemaResolver
{
    // Types below types below types are as many pairs as there are types, squared.
    private const int MaxAncestors = 1_000_000;

    private readonly IReadOnlyCollection<NamespaceSyntax> _namespaces;
    private readonly string _path;
    private readonly List<CedarDiagnostic> _diagnostics = [];
    private readonly SchemaNames _names = new();
    private readonly TypeResolver _types;
    private int _ancestors;

    public SchemaResolver(IReadOnlyCollection<NamespaceSyntax> namespaces, string path)
    {
        _namespaces = namespaces;
        _path = path;
        _types = new(_names, Report);
    }

    public CedarSchema Resolve()
    {
        foreach (var home in _namespaces)
        {
            Declare(home);
        }

        _namespaces.Where(home => home.Name.Length > 0).ToList().ForEach(CheckShadowing);
        var parents = _names.Entities.ToDictionary(
            entity => entity.Key,
            entity => entity.Value.Syntax.MemberOf.Select(name => _types.EntityName(name, entity.Value.Home)).OfType<string>().ToList(),
            StringComparer.Ordinal);
        var entityTypes = _names.Entities.ToDictionary(
            entity => entity.Key, entity => Entity(entity.Key, entity.Value, parents), StringComparer.Ordinal);
        foreach (var (name, declared) in _names.CommonTypes)
        {
            _types.Common(name, declared.Syntax.Name.Span);
        }

        var actions = _names.Actions.ToDictionary(action => action.Key, action => Action(action.Key, action.Value));
        if (_diagnostics.Count > 0)
        {
            throw new CedarSyntaxException([.. _diagnostics]);
        }

        try
        {
            return new(entityTypes, actions, _namespaces, _names);
        }
        catch (CedarDataException)
        {
            throw new CedarSyntaxException([new(CedarCodes.Schema, _path, 1, 1, "The groups of actions form a cycle.")]);
        }
    }

    private void Report(SourceSpan span, string message) =>
        _diagnostics.Add(new(CedarCodes.Schema, _path, span.Line, span.Column, message));

    private void Report(SourceSpan span, string message, string help) =>
        _diagnostics.Add(new(CedarCodes.Schema, _path, span.Line, span.Column, message, help));

    private void Declare(NamespaceSyntax home)
    {
        foreach (var entity in home.Entities)
        {
            var name = home.Qualify(entity.Name.Text);
            if (entity.Name.Text == "Action")
            {
                Report(entity.Name.Span, "'Action' is the type of actions, so no entity type can have this name.");
            }
            else if (!_names.Entities.TryAdd(name, (home, entity)))
            {
                Report(entity.Name.Span, $"The entity type '{name}' is declared twice.");
            }
        }

        foreach (var type in home.CommonTypes)
        {
            var name = home.Qualify(type.Name.Text);
            if (SchemaNames.IsReservedForCommonTypes(type.Name.Text))
            {
                Report(type.Name.Span, $"'{type.Name.Text}' names a built-in type.");
            }
            else if (!_names.CommonTypes.TryAdd(name, (home, type)))
            {
                Report(type.Name.Span, $"'{name}' is declared twice.");
            }
        }

        foreach (var action in home.Actions)
        {
            if (!_names.Actions.TryAdd(new(home.Qualify("Action"), action.Id), (home, action)))
            {
                Report(action.Span, "The action is declared twice.");
            }
        }
    }

    // What the empty namespace declares can be named everywhere, so no other namespace may declare it too (RFC 70).
    private void CheckShadowing(NamespaceSyntax home)
    {
        foreach (var name in home.Entities.Select(entity => entity.Name).Concat(home.CommonTypes.Select(type => type.Name)))
        {
            if (_names.Entities.ContainsKey(name.Text) || _names.CommonTypes.ContainsKey(name.Text))
            {
                Report(name.Span, $"'{home.Qualify(name.Text)}' shadows '{name.Text}' of the empty namespace.", "Rename one of the two.");
            }
        }

        foreach (var action in home.Actions)
        {
            var outer = new EntityUid("Action", action.Id);
            if (_names.Actions.ContainsKey(outer))
            {
                Report(action.Span, $"The action shadows {outer} of the empty namespace.", "Rename one of the two.");
            }
        }
    }

    private EntityTypeDefinition Entity(
        string name, (NamespaceSyntax Home, EntitySyntax Syntax) declared, Dictionary<string, List<string>> parents)
    {
        var (home, syntax) = declared;
        var shape = _types.RecordOf(syntax.Shape, home, "The shape of an entity type");
        var tags = syntax.Tags is { } type ? _types.Resolve(type, home) : null;
        return new(name, Ancestors(name, syntax.Name.Span, parents), shape, tags, syntax.EnumIds?.ToImmutableHashSet(StringComparer.Ordinal));
    }

    private ImmutableHashSet<string> Ancestors(string name, SourceSpan span, Dictionary<string, List<string>> parents)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(parents[name]);
        while (_ancestors < MaxAncestors && open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                _ancestors++;
                parents[next].ForEach(open.Push);
            }
        }

        if (_ancestors == MaxAncestors)
        {
            throw new CedarSyntaxException([new(CedarCodes.Limit, _path, span.Line, span.Column,
                $"The entity types stand below one another in more than {MaxAncestors} ways.")]);
        }

        return found.ToImmutableHashSet(StringComparer.Ordinal);
    }

    private ActionDefinition Action(EntityUid uid, (NamespaceSyntax Home, ActionSyntax Syntax) declared)
    {
        var (home, syntax) = declared;
        var appliesTo = syntax.AppliesTo ?? AppliesToSyntax.Nothing;
        return new(
            uid,
            [.. syntax.MemberOf.Select(group => Group(group, home)).OfType<EntityUid>()],
            [.. appliesTo.Principals.Select(name => _types.EntityName(name, home)).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. appliesTo.Resources.Select(name => _types.EntityName(name, home)).OfType<string>().Distinct(StringComparer.Ordinal)],
            _types.RecordOf(appliesTo.Context, home, "A context"));
    }

    private EntityUid? Group(ActionReference group, NamespaceSyntax home)
    {
        if (_names.FindAction(group, home) is { } found)
        {
            return found;
        }

        Report(group.Span, $"The schema declares no action {new EntityUid(group.Type ?? home.Qualify("Action"), group.Id)}.");
        return null;
    }
}
