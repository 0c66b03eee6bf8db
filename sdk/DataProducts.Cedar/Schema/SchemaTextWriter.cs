using System.Collections.Immutable;
using System.Text;

namespace DataProducts.Cedar;

/// <summary>Writes a schema in Cedar's own syntax, each declaration by itself.</summary>
internal sealed class SchemaTextWriter(CedarSchema schema)
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public string Write()
    {
        foreach (var home in schema.Namespaces)
        {
            if (home.Name.Length == 0)
            {
                WriteDeclarations(home);
                continue;
            }

            Separate();
            WriteAnnotations(home.Annotations);
            Line().Append("namespace ").Append(home.Name).Append(" {");
            _depth++;
            WriteDeclarations(home);
            _depth--;
            Line().Append('}');
        }

        return _text.Length == 0 ? "" : _text.Append('\n').ToString();
    }

    private void WriteDeclarations(NamespaceSyntax home)
    {
        foreach (var type in home.CommonTypes)
        {
            Separate();
            WriteAnnotations(type.Annotations);
            Line().Append("type ").Append(type.Name.Text).Append(" = ");
            WriteType(type.Type, home);
            _text.Append(';');
        }

        foreach (var entity in home.Entities)
        {
            Separate();
            WriteAnnotations(entity.Annotations);
            WriteEntity(entity, home);
        }

        foreach (var action in home.Actions)
        {
            Separate();
            WriteAnnotations(action.Annotations);
            WriteAction(action, home);
        }
    }

    private void WriteEntity(EntitySyntax entity, NamespaceSyntax home)
    {
        Line().Append("entity ").Append(entity.Name.Text);
        if (entity.EnumIds is { } ids)
        {
            _text.Append(" enum [").AppendJoin(", ", ids.Select(id => CedarText.Quote(id))).Append("];");
            return;
        }

        if (!entity.MemberOf.IsEmpty)
        {
            WriteNames(_text.Append(" in "), entity.MemberOf);
        }

        WriteShape(entity, home);
        if (entity.Tags is { } tags)
        {
            _text.Append(" tags ");
            WriteType(tags, home);
        }

        _text.Append(';');
    }

    // Text takes a record only where JSON also takes the name of one.
    private void WriteShape(EntitySyntax entity, NamespaceSyntax home)
    {
        var shape = entity.Shape;
        var scope = home;
        while (shape is NamedTypeSyntax named)
        {
            var target = schema.Names.Find(named.Name.Text, named.Kind, scope)!.Value;
            (scope, var common) = schema.Names.CommonTypes[target.Name];
            shape = common.Type;
        }

        if (shape is RecordTypeSyntax { Attributes.IsEmpty: false } record)
        {
            _text.Append(" = ");
            WriteRecord(record, scope, home);
        }
    }

    private void WriteAction(ActionSyntax action, NamespaceSyntax home)
    {
        Line().Append("action ").Append(CedarText.Quote(action.Id));
        if (!action.MemberOf.IsEmpty)
        {
            var groups = action.MemberOf.Select(group => group.Type is { } type ? new EntityUid(type, group.Id).ToString() : CedarText.Quote(group.Id));
            _text.Append(" in [").AppendJoin(", ", groups).Append(']');
        }

        if (action.AppliesTo is { Principals.IsEmpty: false, Resources.IsEmpty: false } appliesTo)
        {
            _text.Append(" appliesTo {");
            _depth++;
            WriteNames(Line().Append("principal: "), appliesTo.Principals);
            WriteNames(Line(",").Append("resource: "), appliesTo.Resources);
            if (appliesTo.Context is { } context)
            {
                Line(",").Append("context: ");
                WriteType(context, home);
            }

            _depth--;
            Line().Append('}');
        }

        _text.Append(';');
    }

    private static void WriteNames(StringBuilder to, ImmutableArray<NameSyntax> names) =>
        to.Append('[').AppendJoin(", ", names.Select(name => name.Text)).Append(']');

    private void WriteType(TypeSyntax type, NamespaceSyntax home) => WriteType(type, home, home);

    /// <summary>Writes a type whose names are to be found from one namespace as text that is read in another.</summary>
    private void WriteType(TypeSyntax type, NamespaceSyntax scope, NamespaceSyntax home)
    {
        switch (type)
        {
            case SetTypeSyntax set:
                _text.Append("Set<");
                WriteType(set.Element, scope, home);
                _text.Append('>');
                break;
            case RecordTypeSyntax record: WriteRecord(record, scope, home); break;
            default: _text.Append(Spell((NamedTypeSyntax)type, scope, home)); break;
        }
    }

    private void WriteRecord(RecordTypeSyntax record, NamespaceSyntax scope, NamespaceSyntax home)
    {
        _text.Append('{');
        _depth++;
        for (var i = 0; i < record.Attributes.Length; i++)
        {
            var attribute = record.Attributes[i];
            _text.Append(i == 0 ? "" : ",");
            WriteAnnotations(attribute.Annotations);
            Line().Append(WrittenNames.IsName(attribute.Name) ? attribute.Name : CedarText.Quote(attribute.Name))
                .Append(attribute.IsRequired ? ": " : "?: ");
            WriteType(attribute.Type, scope, home);
        }

        _depth--;
        _ = record.Attributes.IsEmpty ? _text : Line();
        _text.Append('}');
    }

    private string Spell(NamedTypeSyntax named, NamespaceSyntax scope, NamespaceSyntax home)
    {
        var target = schema.Names.Find(named.Name.Text, named.Kind, scope)!.Value;
        string[] spellings = target.Kind == TypeTargetKind.BuiltIn
            ? [named.Name.Text, target.Name, SchemaNames.BuiltInPrefix + target.Name] : [named.Name.Text, target.Name];
        return spellings.FirstOrDefault(spelling => schema.Names.Find(spelling, TypeNameKind.Any, home) == target)
            ?? throw new CedarSyntaxException([new(CedarCodes.Schema, "", named.Span.Line, named.Span.Column,
                $"Text cannot name the entity type '{target.Name}', since a common type has the same name.", "Rename one of the two.")]);
    }

    private void WriteAnnotations(ImmutableDictionary<string, string?> annotations)
    {
        foreach (var (name, value) in annotations.OrderBy(annotation => annotation.Key, StringComparer.Ordinal))
        {
            Line().Append('@').Append(name);
            _ = value is null ? _text : _text.Append('(').Append(CedarText.Quote(value)).Append(')');
        }
    }

    // A blank line between declarations, but none before the first.
    private void Separate() => _ = _text.Length == 0 || _text[^1] == '{' ? _text : _text.Append('\n');

    private StringBuilder Line(string before = "")
    {
        _text.Append(before);
        _ = _text.Length == 0 ? _text : _text.Append('\n');
        return _text.Append(' ', 2 * _depth);
    }
}
