using System.Collections.Frozen;

namespace DataProducts.Cedar;

/// <summary>What the name of a type means.</summary>
/// <param name="Kind">The kind of what is declared.</param>
/// <param name="Name">The full name; of a built-in type without <c>__cedar::</c>.</param>
internal readonly record struct TypeTarget(TypeTargetKind Kind, string Name);

internal enum TypeTargetKind : byte
{
    Common,
    Entity,
    BuiltIn,
}

/// <summary>The declared names of a schema, and how a name is found among them: first in its own namespace, then in the empty one, then
/// among the built-in types; a common type before an entity type; a name with <c>::</c> as it stands (RFC 24, RFC 70).</summary>
internal sealed class SchemaNames
{
    public const string BuiltInPrefix = "__cedar::";

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

    public Dictionary<string, (NamespaceSyntax Home, EntitySyntax Syntax)> Entities { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (NamespaceSyntax Home, CommonTypeSyntax Syntax)> CommonTypes { get; } = new(StringComparer.Ordinal);

    public Dictionary<EntityUid, (NamespaceSyntax Home, ActionSyntax Syntax)> Actions { get; } = [];

    public static CedarType BuiltInType(string name) => BuiltIn[name];

    public static bool IsReservedForCommonTypes(string name) =>
        name is "Bool" or "Boolean" or "Entity" or "Extension" or "Long" or "Record" or "Set" or "String";

    public TypeTarget? Find(string name, TypeNameKind kind, NamespaceSyntax home)
    {
        if (kind is TypeNameKind.Primitive or TypeNameKind.Extension)
        {
            var known = name == "Boolean" ? "Bool" : name;
            return BuiltIn.TryGetValue(known, out var type) && type is ExtensionType == (kind == TypeNameKind.Extension)
                ? new(TypeTargetKind.BuiltIn, known) : null;
        }

        var isLocal = home.Name.Length > 0 && !name.Contains("::", StringComparison.Ordinal);
        if ((isLocal ? Declared(home.Qualify(name), kind) : null) is { } near)
        {
            return near;
        }

        var simple = name.StartsWith(BuiltInPrefix, StringComparison.Ordinal) ? name[BuiltInPrefix.Length..] : name;
        return Declared(name, kind)
            ?? (kind != TypeNameKind.Entity && BuiltIn.ContainsKey(simple) ? new(TypeTargetKind.BuiltIn, simple)
                : kind != TypeNameKind.Common && FindActionType(name, home) is { } action ? new TypeTarget(TypeTargetKind.Entity, action) : null);
    }

    /// <summary>Finds the action that a group's reference means, or null.</summary>
    public EntityUid? FindAction(ActionReference group, NamespaceSyntax home)
    {
        var type = group.Type ?? "Action";
        var near = new EntityUid(type.Contains("::", StringComparison.Ordinal) ? type : home.Qualify(type), group.Id);
        var far = new EntityUid(type, group.Id);
        return Actions.ContainsKey(near) ? near : Actions.ContainsKey(far) ? far : null;
    }

    // An attribute may hold an action, though nothing declares the type of actions.
    private string? FindActionType(string name, NamespaceSyntax home) =>
        new[] { home.Qualify(name), name }.FirstOrDefault(type => Actions.Keys.Any(action => action.Type == type));

    private TypeTarget? Declared(string fullName, TypeNameKind kind) =>
        kind != TypeNameKind.Entity && CommonTypes.ContainsKey(fullName) ? new(TypeTargetKind.Common, fullName)
        : kind != TypeNameKind.Common && Entities.ContainsKey(fullName) ? new TypeTarget(TypeTargetKind.Entity, fullName)
        : null;
}
