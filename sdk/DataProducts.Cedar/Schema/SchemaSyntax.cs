using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>A name in a schema that is still to be resolved.</summary>
internal sealed record NameSyntax(string Text, SourceSpan Span);

internal abstract record TypeSyntax(SourceSpan Span);

internal sealed record NamedTypeSyntax(NameSyntax Name) : TypeSyntax(Name.Span);

internal sealed record SetTypeSyntax(TypeSyntax Element, SourceSpan Span) : TypeSyntax(Span);

internal sealed record AttributeSyntax(string Name, TypeSyntax Type, bool IsRequired);

internal sealed record RecordTypeSyntax(ImmutableArray<AttributeSyntax> Attributes, SourceSpan Span) : TypeSyntax(Span);

internal sealed record EntitySyntax(
    NameSyntax Name, ImmutableArray<NameSyntax> MemberOf, RecordTypeSyntax? Shape, TypeSyntax? Tags, ImmutableArray<string>? EnumIds);

internal sealed record CommonTypeSyntax(NameSyntax Name, TypeSyntax Type);

/// <summary>A reference to an action group: an id, or a type and an id.</summary>
internal sealed record ActionReference(string? Type, string Id, SourceSpan Span);

internal sealed record ActionSyntax(
    string Id, SourceSpan Span, ImmutableArray<ActionReference> MemberOf,
    ImmutableArray<NameSyntax> Principals, ImmutableArray<NameSyntax> Resources, TypeSyntax? Context);

internal sealed class NamespaceSyntax(string name)
{
    public string Name { get; } = name;

    public List<EntitySyntax> Entities { get; } = [];

    public List<CommonTypeSyntax> CommonTypes { get; } = [];

    public List<ActionSyntax> Actions { get; } = [];

    public string Qualify(string simple) => Name.Length == 0 ? simple : $"{Name}::{simple}";
}
