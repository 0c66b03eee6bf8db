using System.Collections.Immutable;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Writes a schema in JSON as Cedar's own tools do: what is empty or says the default is left out.</summary>
internal sealed class SchemaJsonWriter(Utf8JsonWriter to, CedarSchema schema, bool resolved)
{
    public void Write()
    {
        to.WriteStartObject();
        foreach (var home in schema.Namespaces)
        {
            if (home.Name.Length > 0 || !home.IsEmpty)
            {
                to.WritePropertyName(home.Name);
                Write(home);
            }
        }

        to.WriteEndObject();
    }

    private void Write(NamespaceSyntax home)
    {
        to.WriteStartObject();
        if (home.CommonTypes.Count > 0)
        {
            to.WriteStartObject("commonTypes");
            foreach (var type in home.CommonTypes)
            {
                to.WriteStartObject(type.Name.Text);
                WriteTypeFields(type.Type, home);
                WriteAnnotations(type.Annotations);
                to.WriteEndObject();
            }

            to.WriteEndObject();
        }

        to.WriteStartObject("entityTypes");
        home.Entities.ForEach(entity => WriteEntity(entity, home));
        to.WriteEndObject();
        to.WriteStartObject("actions");
        home.Actions.ForEach(action => WriteAction(action, home));
        to.WriteEndObject();
        WriteAnnotations(home.Annotations);
        to.WriteEndObject();
    }

    private void WriteEntity(EntitySyntax entity, NamespaceSyntax home)
    {
        to.WriteStartObject(entity.Name.Text);
        if (!entity.MemberOf.IsEmpty)
        {
            WriteNames("memberOfTypes", entity.MemberOf, home);
        }

        WriteRecord("shape", entity.Shape, home);
        if (entity.Tags is { } tags)
        {
            to.WritePropertyName("tags");
            WriteType(tags, home);
        }

        if (entity.EnumIds is { } ids)
        {
            to.WriteStartArray("enum");
            foreach (var id in ids)
            {
                to.WriteStringValue(id);
            }

            to.WriteEndArray();
        }

        WriteAnnotations(entity.Annotations);
        to.WriteEndObject();
    }

    private void WriteAction(ActionSyntax action, NamespaceSyntax home)
    {
        to.WriteStartObject(action.Id);
        if (!action.MemberOf.IsEmpty)
        {
            to.WriteStartArray("memberOf");
            foreach (var group in action.MemberOf)
            {
                WriteGroup(group, home);
            }

            to.WriteEndArray();
        }

        if (action.AppliesTo is { } appliesTo)
        {
            to.WriteStartObject("appliesTo");
            WriteNames("principalTypes", appliesTo.Principals, home);
            WriteNames("resourceTypes", appliesTo.Resources, home);
            WriteRecord("context", appliesTo.Context, home);
            to.WriteEndObject();
        }

        WriteAnnotations(action.Annotations);
        to.WriteEndObject();
    }

    private void WriteGroup(ActionReference group, NamespaceSyntax home)
    {
        to.WriteStartObject();
        to.WriteString("id", group.Id);
        if ((resolved ? schema.Names.FindAction(group, home)!.Value.Type : group.Type) is { } type)
        {
            to.WriteString("type", type);
        }

        to.WriteEndObject();
    }

    private void WriteNames(string field, ImmutableArray<NameSyntax> names, NamespaceSyntax home)
    {
        to.WriteStartArray(field);
        foreach (var name in names)
        {
            to.WriteStringValue(resolved ? schema.Names.Find(name.Text, TypeNameKind.Entity, home)!.Value.Name : name.Text);
        }

        to.WriteEndArray();
    }

    private void WriteRecord(string field, TypeSyntax? type, NamespaceSyntax home)
    {
        if (type is null or RecordTypeSyntax { Attributes.IsEmpty: true })
        {
            return;
        }

        to.WritePropertyName(field);
        WriteType(type, home);
    }

    private void WriteType(TypeSyntax type, NamespaceSyntax home)
    {
        to.WriteStartObject();
        WriteTypeFields(type, home);
        to.WriteEndObject();
    }

    private void WriteTypeFields(TypeSyntax type, NamespaceSyntax home)
    {
        switch (type)
        {
            case SetTypeSyntax set:
                to.WriteString("type", "Set");
                to.WritePropertyName("element");
                WriteType(set.Element, home);
                break;
            case RecordTypeSyntax record: WriteAttributes(record, home); break;
            default: WriteName((NamedTypeSyntax)type, home); break;
        }
    }

    private void WriteAttributes(RecordTypeSyntax record, NamespaceSyntax home)
    {
        to.WriteString("type", "Record");
        to.WriteStartObject("attributes");
        foreach (var attribute in record.Attributes)
        {
            to.WriteStartObject(attribute.Name);
            WriteTypeFields(attribute.Type, home);
            if (!attribute.IsRequired)
            {
                to.WriteBoolean("required", false);
            }

            WriteAnnotations(attribute.Annotations);
            to.WriteEndObject();
        }

        to.WriteEndObject();
    }

    private void WriteName(NamedTypeSyntax named, NamespaceSyntax home)
    {
        var name = named.Name.Text;
        if (named.Kind == TypeNameKind.Extension)
        {
            WriteNamed("Extension", name);
            return;
        }

        if (!resolved)
        {
            switch (named.Kind)
            {
                case TypeNameKind.Any: WriteNamed("EntityOrCommon", name); break;
                case TypeNameKind.Entity: WriteNamed("Entity", name); break;
                default: to.WriteString("type", name); break;
            }

            return;
        }

        var target = schema.Names.Find(name, named.Kind, home)!.Value;
        if (target.Kind == TypeTargetKind.Entity)
        {
            WriteNamed("Entity", target.Name);
        }
        else
        {
            to.WriteString("type", target.Kind == TypeTargetKind.Common ? target.Name : name);
        }
    }

    private void WriteNamed(string type, string name)
    {
        to.WriteString("type", type);
        to.WriteString("name", name);
    }

    private void WriteAnnotations(ImmutableDictionary<string, string?> annotations)
    {
        if (annotations.IsEmpty)
        {
            return;
        }

        to.WriteStartObject("annotations");
        foreach (var (name, value) in annotations.OrderBy(annotation => annotation.Key, StringComparer.Ordinal))
        {
            to.WriteString(name, value);
        }

        to.WriteEndObject();
    }
}
