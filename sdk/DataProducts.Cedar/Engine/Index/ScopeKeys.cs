using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Cedar;

/// <summary>Numbers what the scopes of a set of policies ask of one variable. A scope matches an entity exactly if its key is one of the
/// entity's: that of "any", of its type, of itself, of being in itself or in an ancestor.</summary>
internal sealed class ScopeKeys
{
    public const int Any = 0;

    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityName, NamedScope> _named = [];
    private int _count = Any + 1;

    /// <summary>Gets whether no scope asks anything, so that every entity has the one key.</summary>
    public bool IsTrivial => _count == Any + 1;

    /// <summary>Gets the types that scopes ask for.</summary>
    public IEnumerable<string> Types => _types.Keys;

    /// <summary>Gets the entities that scopes name.</summary>
    public IEnumerable<NamedScope> Named => _named.Values;

    /// <summary>Gives the keys of a constraint: one; for a list of actions one each, so that a list that is empty has none.</summary>
    public int[] Add(ScopeConstraint constraint) => constraint.Operator switch
    {
        ScopeOperator.Any => [Any],
        ScopeOperator.Is => [Number(_types, constraint.EntityType!)],
        ScopeOperator.Equal => [Scope(constraint.Entities[0]).Equal ??= _count++],
        ScopeOperator.In => [.. constraint.Entities.Select(uid => Scope(uid).In ??= _count++)],
        _ => [Number(Scope(constraint.Entities[0]).InByType, constraint.EntityType!)],
    };

    public bool TryFind(EntityName name, [NotNullWhen(true)] out NamedScope? named) => _named.TryGetValue(name, out named);

    /// <summary>Gives the keys of an entity in ascending order.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="itself">What scopes ask of it, or null.</param>
    /// <param name="ancestors">What scopes ask of its ancestors.</param>
    public int[] Of(string type, NamedScope? itself, IEnumerable<NamedScope> ancestors)
    {
        var keys = new SortedSet<int> { Any };
        AddKey(keys, _types.TryGetValue(type, out var ofType) ? ofType : null);
        AddKey(keys, itself?.Equal);
        foreach (var scope in itself is null ? ancestors : ancestors.Append(itself))
        {
            AddKey(keys, scope.In);
            AddKey(keys, scope.InByType.TryGetValue(type, out var below) ? below : null);
        }

        return [.. keys];
    }

    private static void AddKey(SortedSet<int> keys, int? key)
    {
        if (key is { } known)
        {
            keys.Add(known);
        }
    }

    private int Number(Dictionary<string, int> keys, string type)
    {
        if (!keys.TryGetValue(type, out var key))
        {
            key = _count++;
            keys.Add(type, key);
        }

        return key;
    }

    private NamedScope Scope(EntityUid uid)
    {
        var name = new EntityName(uid);
        if (!_named.TryGetValue(name, out var scope))
        {
            scope = new(name);
            _named.Add(name, scope);
        }

        return scope;
    }
}

/// <summary>The keys of the scopes that name one entity.</summary>
/// <param name="name">The entity.</param>
internal sealed class NamedScope(EntityName name)
{
    public EntityName Name { get; } = name;

    /// <summary>Gets the key of <c>== entity</c>, or null if no scope has it.</summary>
    public int? Equal { get; set; }

    /// <summary>Gets the key of <c>in entity</c>, or null if no scope has it.</summary>
    public int? In { get; set; }

    /// <summary>Gets the keys of <c>is Type in entity</c> by type.</summary>
    public Dictionary<string, int> InByType { get; } = new(StringComparer.Ordinal);
}
