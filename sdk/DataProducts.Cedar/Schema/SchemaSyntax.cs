using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A name in a schema that is still to be resolved.</summary>
internal sealed record NameSyntax(string Text, SourceSpan Span);

/// <summary>What a type's name may mean.</summary>
internal enum TypeNameKind : byte
{
    /// <summary>A common type, an entity type or a built-in type, in this order: what a name means in text.</summary>
    Any,

    /// <summary>A common type or a built-in one; JSON's <c>{"type": name}</c>, and a context in text.</summary>
    Common,

    /// <summary>An entity type.</summary>
    Entity,

    /// <summary>JSON's <c>Long</c>, <c>String</c> and <c>Boolean</c>, which nothing shadows.</summary>
    Primitive,

    /// <summary>A type of an extension, which nothing shadows.</summary>
    Extension,
}

internal abstract record TypeSyntax(SourceSpan Span);

internal sealed record NamedTypeSyntax(NameSyntax Name, TypeNameKind Kind) : TypeSyntax(Name.Span);

internal sealed record SetTypeSyntax(TypeSyntax Element, SourceSpan Span) : TypeSyntax(Span);

/// <summary>An attribute of a record. The value of an annotation is null only where JSON says so.</summary>
internal sealed record AttributeSyntax(string Name, TypeSyntax Type, bool IsRequired, ImmutableDictionary<string, string?> Annotations);

internal sealed record RecordTypeSyntax(ImmutableArray<AttributeSyntax> Attributes, SourceSpan Span) : TypeSyntax(Span);

internal sealed record EntitySyntax(NameSyntax Name, ImmutableDictionary<string, string?> Annotations)
{
    public ImmutableArray<NameSyntax> MemberOf { get; init; } = [];

    public TypeSyntax? Shape { get; init; }

    public TypeSyntax? Tags { get; init; }

    public ImmutableArray<string>? EnumIds { get; init; }
}

internal sealed record CommonTypeSyntax(NameSyntax Name, TypeSyntax Type, ImmutableDictionary<string, string?> Annotations);

/// <summary>A reference to an action group: an id, or a type and an id.</summary>
internal sealed record ActionReference(string? Type, string Id, SourceSpan Span);

internal sealed record AppliesToSyntax(ImmutableArray<NameSyntax> Principals, ImmutableArray<NameSyntax> Resources, TypeSyntax? Context)
{
    public static AppliesToSyntax Nothing { get; } = new([], [], null);
}

internal sealed record ActionSyntax(
    string Id, SourceSpan Span, ImmutableArray<ActionReference> MemberOf, AppliesToSyntax? AppliesTo,
    ImmutableDictionary<string, string?> Annotations);

internal sealed class NamespaceSyntax(string name)
{
    public string Name { get; } = name;

    public ImmutableDictionary<string, string?> Annotations { get; set; } = SchemaAnnotations.None;

    public List<EntitySyntax> Entities { get; } = [];

    public List<CommonTypeSyntax> CommonTypes { get; } = [];

    public List<ActionSyntax> Actions { get; } = [];

    public bool IsEmpty => Entities.Count + CommonTypes.Count + Actions.Count == 0;

    public string Qualify(string simple) => Name.Length == 0 ? simple : $"{Name}::{simple}";
}
